import type { components as Charters } from './generated/charter'
import type { components as Dossiers } from './generated/dossier'
import type { components as Organizations } from './generated/organization'

/** What the register, the charters and the dossier say. */
export type OrganizationChange = Organizations['schemas']['OrganizationChange']
export type Charter = Charters['schemas']['Charter']
export type CharterDraft = Charters['schemas']['CharterDraft']
export type CharterList = Charters['schemas']['CharterList']
export type ContactPoint = Charters['schemas']['ContactPoint']
export type ContactPointState = Charters['schemas']['ContactState']
export type OrganizationContacts = Charters['schemas']['Contacts']
export type ContactCheckDraft = Charters['schemas']['ContactCheckDraft']
export type Dossier = Dossiers['schemas']['Dossier']
export type DossierEntry = Dossiers['schemas']['DossierEntry']
