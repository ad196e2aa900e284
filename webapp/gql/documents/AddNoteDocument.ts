/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AddNoteMutation, AddNoteMutationVariables } from "../graphql";
export const AddNoteDocument = /*#__PURE__*/ parsed<AddNoteMutation, AddNoteMutationVariables>("mutation AddNote($input:AddNoteInput!){__typename addNote(input:$input){__typename note{__typename ...NoteItem}errors{__typename code field message}}}fragment NoteItem on Note{__typename id conversationId body createdAt isByAI authorUser{__typename id name}mentions{__typename id name}}", "ce77d304d367baa60900be7767b0e6855c12524950c2068ce365610e4a897f2b");
