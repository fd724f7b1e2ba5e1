/**
 * Who somebody is and what they may do: people, roles by division prefix, sessions, and the proofs
 * that open one: password with an authenticator (动态口令), a code sent to a phone, WeChat, a link that
 * works once. {@code SignIn} puts the proofs together; {@code Standing} says what each opens.
 *
 * <p>A token is opaque and stored as a hash; ending a session or closing an account is heard by
 * every node within a second through the change feed, and a node that hears nothing asks the
 * database at each request.
 */
package cn.pufa.identity;
