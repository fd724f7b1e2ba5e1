package cn.pufa.outreach;

/**
 * How an event came, so that it is known when it comes again.
 *
 * @param key hash of who sent it under which key
 * @param words hash of what was sent
 */
record Sending(String key, String words) {

  /** Without a key nothing is known again. */
  static final Sending UNKNOWN = new Sending(null, null);
}
