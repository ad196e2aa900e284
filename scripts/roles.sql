-- The roles and extensions every installation has, safe to run again. Needs a
-- superuser: vector and unaccent cannot be created by anybody else.
--
-- psql -v owner_password=… -v app_password=… -v database=socialsync -f roles.sql
--
-- socialsync_owner   owns the database and its tables; migrations only
-- socialsync         what the processes sign in as. Inherits nothing: each
--                    transaction takes one of the two roles below, or sees nothing
-- socialsync_app     what a person's request may do, within row level security
-- socialsync_system  what routing and sweeps across workspaces may do

select 'create role ' || name || ' ' || rest from (values
  ('socialsync_app', 'nologin'),
  ('socialsync_system', 'nologin'),
  ('socialsync_owner', 'login createrole createdb'),
  ('socialsync', 'login noinherit')) as wanted (name, rest)
where not exists (select from pg_roles where rolname = name) \gexec

alter role socialsync_owner password :'owner_password';
alter role socialsync password :'app_password';
grant socialsync_app, socialsync_system to socialsync;
grant socialsync_app, socialsync_system to socialsync_owner with admin option;

select format('create database %I owner socialsync_owner', :'database')
where not exists (select from pg_database where datname = :'database') \gexec

-- In template1 too, so that every database made later, one per test, has them.
\connect template1
create extension if not exists vector;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

\connect :database
create extension if not exists vector;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
