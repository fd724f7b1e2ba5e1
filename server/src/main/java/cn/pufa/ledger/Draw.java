package cn.pufa.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A random draw of objects and of who inspects each (双随机), which anybody can do again from what is
 * kept: every name gets the SHA-256 of seed, place and name, and the smallest are drawn.
 *
 * @param seed of the server's own making, 64 hex digits; nobody chooses it
 * @param objectsDrawn how many of the objects, @param inspectorsEach how many for each of them
 */
record Draw(
    String algorithm,
    String seed,
    List<String> objects,
    List<String> inspectors,
    int objectsDrawn,
    int inspectorsEach) {

  static final String ALGORITHM = "sha256-smallest/1";

  /** An object and who inspects it. */
  record Pair(String object, List<String> inspectors) {}

  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (String object : smallest("object", objects, objectsDrawn)) {
      pairs.add(new Pair(object, smallest("inspector/" + object, inspectors, inspectorsEach)));
    }
    return pairs;
  }

  private List<String> smallest(String what, List<String> names, int n) {
    record Ticket(String name, String hash) {}
    return IntStream.range(0, names.size())
        .mapToObj(at -> new Ticket(names.get(at), hash(what + "/" + at + "/" + names.get(at))))
        .sorted(Comparator.comparing(Ticket::hash))
        .limit(n)
        .map(Ticket::name)
        .toList();
  }

  private String hash(String text) {
    try {
      byte[] bytes = (seed + "/" + text).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
