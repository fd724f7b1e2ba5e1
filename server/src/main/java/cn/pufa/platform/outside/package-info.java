/** Asking the servers of other parties over HTTP. */
package cn.pufa.platform.outside;
