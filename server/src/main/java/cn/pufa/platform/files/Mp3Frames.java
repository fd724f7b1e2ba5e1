package cn.pufa.platform.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The frames of an MP3 on the disk, one after the other (ISO/IEC 11172-3, 13818-3). */
final class Mp3Frames {

  private static final int TAG_HEAD = 10;
  private static final int OLD_TAG = 128;
  private static final int ENOUGH = 10;
  private static final int[] KBIT_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KBIT_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] HERTZ = {44_100, 48_000, 32_000};

  private Mp3Frames() {}

  /**
   * Empties the tags, which may name people and places, in place.
   *
   * @return how long it plays, in milliseconds; a problem where it is no MP3
   */
  static long clean(Path file) throws IOException {
    long size = Files.size(file);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long from = tagLength(channel);
      boolean hasOldTag = size > OLD_TAG && startsWith(channel, size - OLD_TAG, "TAG");
      long milliseconds = length(file, from, hasOldTag ? size - OLD_TAG : size);
      empty(channel, TAG_HEAD, from);
      if (hasOldTag) {
        empty(channel, size - OLD_TAG + 3, size);
      }
      return milliseconds;
    }
  }

  private static long tagLength(FileChannel file) throws IOException {
    if (!startsWith(file, 0, "ID3")) {
      return 0;
    }
    ByteBuffer head = ByteBuffer.allocate(TAG_HEAD);
    file.read(head, 0);
    int length = 0;
    for (int at = TAG_HEAD - 4; at < TAG_HEAD; at++) {
      length = length << 7 | head.get(at) & 0x7f;
    }
    return Math.min(file.size(), TAG_HEAD + (long) length);
  }

  private static boolean startsWith(FileChannel file, long at, String head) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(head.length());
    file.read(bytes, at);
    return new String(bytes.array(), StandardCharsets.ISO_8859_1).equals(head);
  }

  private static long length(Path file, long from, long to) throws IOException {
    double seconds = 0;
    int frames = 0;
    long at = from;
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(from);
      while (at + 4 <= to) {
        int head = in.readInt();
        int length = frameLength(head);
        if (length < 4 || at + length > to) {
          break;
        }
        in.skipNBytes(length - 4L);
        seconds += isFirst(head) ? 1152.0 / hertz(head) : 576.0 / hertz(head);
        at += length;
        frames++;
      }
    } catch (EOFException end) {
      at = to;
    }
    // Some programs leave a little of their own behind the last frame.
    if (frames < ENOUGH || (at - from) * 10 < (to - from) * 9) {
      throw MediaGate.refused("只收 MP4 视频、MP3 或 M4A 录音。请换一个文件。");
    }
    return Math.round(seconds * 1000);
  }

  /** In bytes with its head; 0 where this is the head of no layer III frame. */
  private static int frameLength(int head) {
    int version = head >>> 19 & 3;
    int rate = head >>> 12 & 15;
    boolean isFrame =
        head >>> 21 == 0x7ff
            && version != 1
            && (head >>> 17 & 3) == 1
            && rate > 0
            && rate < 15
            && (head >>> 10 & 3) < 3;
    if (!isFrame) {
      return 0;
    }
    int bits = (isFirst(head) ? KBIT_1 : KBIT_2)[rate] * 1000;
    return (isFirst(head) ? 144 : 72) * bits / hertz(head) + (head >>> 9 & 1);
  }

  private static boolean isFirst(int head) {
    return (head >>> 19 & 3) == 3;
  }

  private static int hertz(int head) {
    int full = HERTZ[head >>> 10 & 3];
    return switch (head >>> 19 & 3) {
      case 3 -> full;
      case 2 -> full / 2;
      default -> full / 4;
    };
  }

  private static void empty(FileChannel file, long from, long to) throws IOException {
    for (long at = from; at < to; at += OLD_TAG) {
      file.write(ByteBuffer.allocate((int) Math.min(OLD_TAG, to - at)), at);
    }
  }
}
