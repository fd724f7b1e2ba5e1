/**
 * The dossier of an organisation (一社一档): everything that ever happened to it, on one timeline and
 * as one ZIP. It keeps nothing of its own: each feature tells what it holds as a {@link
 * cn.pufa.dossier.DossierSource}. Staff read those in their reach, an organisation its own without
 * what is internal; of each kind only what the same caller may read where it is kept.
 */
package cn.pufa.dossier;
