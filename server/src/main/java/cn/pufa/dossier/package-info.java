/**
 * The dossier of an organisation (一社一档): everything that ever happened to it, on one timeline and
 * as one ZIP. It keeps nothing of its own: each feature tells what it holds as a {@link
 * cn.pufa.dossier.DossierSource}. Staff read those in their reach, an organisation its own without
 * what is internal.
 */
package cn.pufa.dossier;
