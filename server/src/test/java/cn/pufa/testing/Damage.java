package cn.pufa.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Files as they come out of a bad line, or out of a bad mind. */
public final class Damage {

  private static final int MOST = 8;
  private static final List<byte[]> HEADS =
      List.of(
          OddFiles.bytes("PK\u0003\u0004"),
          OddFiles.bytes("%PDF-1.7\n"),
          new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
          OddFiles.bytes(
              "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///x\">]><a>&b;</a>"),
          new byte[0]);

  private final Random random;

  public Damage(Random random) {
    this.random = random;
  }

  public byte[] of(byte[] good) {
    byte[] bytes = good.clone();
    for (int times = random.nextInt(MOST); times > 0; times--) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return HEADS.get(random.nextInt(HEADS.size()));
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> twice(bytes, at);
      case 2 -> OddFiles.concat(HEADS.get(random.nextInt(HEADS.size())), bytes);
      case 3 -> set(bytes, at, (byte) 0xff);
      case 4 -> set(bytes, at, (byte) 0);
      default -> set(bytes, at, (byte) random.nextInt(256));
    };
  }

  private static byte[] set(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private static byte[] twice(byte[] bytes, int at) {
    return OddFiles.concat(Arrays.copyOf(bytes, at), bytes);
  }
}
