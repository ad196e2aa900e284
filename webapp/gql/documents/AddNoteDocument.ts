/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AddNoteMutation, AddNoteMutationVariables } from "../graphql";
export const AddNoteDocument = /*#__PURE__*/ parsed<AddNoteMutation, AddNoteMutationVariables>("mutation AddNote($input:AddNoteInput!){__typename addNote(input:$input){__typename note{__typename ...NoteItem}errors{__typename code field message}}}fragment NoteItem on Note{__typename id conversationId body createdAt authorUser{__typename id name}mentions{__typename id name}}", "9ce736ae831d77f00b98cccbda4311b946550ada340903f4365cfce802b1f26f");
