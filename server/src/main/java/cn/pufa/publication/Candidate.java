package cn.pufa.publication;

import java.util.SortedMap;
import java.util.UUID;

/**
 * A record as the public would read it.
 *
 * @param facts the white-listed fields of its kind, all of them text, without number, kind and salt
 * @param words the same in one plain sentence
 */
record Candidate(
    Subject subject,
    UUID organization,
    String creditCode,
    String name,
    SortedMap<String, String> facts,
    String words) {}
