/**
 * The joint sheet (协作普法单): one event that several departments hold together. The bureau opens it
 * and files it; each department writes its own part, signed in or by a link that works once, and
 * reads the others'.
 */
package cn.pufa.jointsheet;
