/**
 * Who somebody is and what they may do: people, roles by division prefix, sessions, password
 * sign-in.
 *
 * <p>A token is opaque and stored as a hash; ending a session or closing an account is heard by
 * every node within a second through the change feed, and a node that hears nothing asks the
 * database at each request.
 */
package cn.pufa.identity;
