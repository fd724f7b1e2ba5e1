package cn.pufa.platform.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the boxes of an MP4 say of it (ISO/IEC 14496-12): how long it plays and how picture and
 * sound are coded.
 *
 * @param personal boxes that may say who recorded it where
 */
record Mp4(boolean hasPicture, long durationMs, List<Box> personal) {

  /**
   * @param start of its payload, @param end of the box, both in bytes from the start of the file
   */
  record Box(String type, long name, long start, long end) {}

  private static final int HEAD = 8;
  private static final int MOST_BOXES = 5_000;
  private static final int MOST_BYTES_READ = 4_096;
  private static final String OF_PHONES = "请导出成 MP4（H.264 画面、AAC 声音）再传，手机都放得了。";
  private static final Set<String> BRANDS =
      Set.of(
          "isom", "iso2", "iso4", "iso5", "iso6", "avc1", "mp41", "mp42", "M4V ", "M4A ", "M4B ",
          "MSNV", "3gp4", "3gp5");
  private static final Set<String> PERSONAL = Set.of("udta", "meta", "uuid");
  private static final Set<Integer> AAC = Set.of(0x40, 0x66, 0x67, 0x68);

  /** A problem where it is not one that every phone plays. */
  static Mp4 read(FileChannel file) throws IOException {
    List<Box> outermost = boxes(file, 0, file.size());
    if (!BRANDS.contains(text(file, outermost.getFirst().start()))) {
      throw MediaGate.refused("这种视频有的手机放不了。" + OF_PHONES);
    }
    Box movie = first(outermost, "moov").orElseThrow(Mp4::damaged);
    if (first(outermost, "mdat").isEmpty()) {
      throw damaged();
    }
    List<Box> parts = boxes(file, movie.start(), movie.end());
    List<Box> personal = new ArrayList<>(personal(outermost));
    personal.addAll(personal(parts));
    boolean picture = false;
    boolean sound = false;
    for (Box track : parts.stream().filter(part -> part.type().equals("trak")).toList()) {
      List<Box> inside = boxes(file, track.start(), track.end());
      switch (handler(file, inside)) {
        case "vide" -> {
          requireH264(codec(file, inside));
          picture = true;
        }
        case "soun" -> {
          requireAac(codec(file, inside));
          sound = true;
        }
        // Times, places and subtitles that a camera writes beside picture and sound.
        default -> personal.add(track);
      }
      personal.addAll(personal(inside));
    }
    if (!picture && !sound) {
      throw damaged();
    }
    return new Mp4(picture, duration(file, parts), personal);
  }

  /** Empties the boxes in place, so that nothing else moves. */
  void forgetWhoAndWhere(FileChannel file) throws IOException {
    for (Box box : personal) {
      ByteBuffer zeros = ByteBuffer.allocate(MOST_BYTES_READ);
      for (long at = box.start(); at < box.end(); at += MOST_BYTES_READ) {
        zeros.clear().limit((int) Math.min(MOST_BYTES_READ, box.end() - at));
        file.write(zeros, at);
      }
      file.write(ByteBuffer.wrap("free".getBytes(StandardCharsets.ISO_8859_1)), box.name());
    }
  }

  private static List<Box> personal(List<Box> boxes) {
    return boxes.stream().filter(box -> PERSONAL.contains(box.type())).toList();
  }

  /** The boxes that fill this part of the file just so. */
  private static List<Box> boxes(FileChannel file, long from, long to) throws IOException {
    List<Box> boxes = new ArrayList<>();
    for (long at = from; at < to; ) {
      ByteBuffer head = bytes(file, at, 2 * HEAD);
      long size = Integer.toUnsignedLong(head.getInt(0));
      boolean wide = size == 1;
      if (wide) {
        size = head.getLong(HEAD);
      } else if (size == 0) {
        size = to - at;
      }
      int headed = wide ? 2 * HEAD : HEAD;
      if (size < headed || size > to - at || boxes.size() == MOST_BOXES) {
        throw damaged();
      }
      boxes.add(new Box(text(head, 4), at + 4, at + headed, at + size));
      at += size;
    }
    if (boxes.isEmpty()) {
      throw damaged();
    }
    return boxes;
  }

  private static Optional<Box> first(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
  }

  private static Box within(FileChannel file, List<Box> boxes, String... path) throws IOException {
    List<Box> inside = boxes;
    Box found = null;
    for (String type : path) {
      if (found != null) {
        inside = boxes(file, found.start(), found.end());
      }
      found = first(inside, type).orElseThrow(Mp4::damaged);
    }
    return found;
  }

  private static String handler(FileChannel file, List<Box> track) throws IOException {
    return text(file, within(file, track, "mdia", "hdlr").start() + 8);
  }

  /** The first sample entry, from its name on. */
  private static ByteBuffer codec(FileChannel file, List<Box> track) throws IOException {
    Box entries = within(file, track, "mdia", "minf", "stbl", "stsd");
    return bytes(
        file,
        entries.start() + 12,
        (int) Math.min(MOST_BYTES_READ, entries.end() - entries.start()));
  }

  private static void requireH264(ByteBuffer entry) {
    String codec = text(entry, 0);
    if (codec.equals("hvc1") || codec.equals("hev1")) {
      throw MediaGate.refused("这段视频是 HEVC（H.265）编码，不少手机放不了。" + OF_PHONES);
    }
    if (!codec.equals("avc1") && !codec.equals("avc3")) {
      throw MediaGate.refused("这段视频的画面编码不是 H.264。" + OF_PHONES);
    }
  }

  private static void requireAac(ByteBuffer entry) {
    if (!text(entry, 0).equals("mp4a") || !AAC.contains(soundCode(entry))) {
      throw MediaGate.refused("这个文件的声音编码不是 AAC。" + OF_PHONES);
    }
  }

  /** The objectTypeIndication within the sample entry's esds (ISO/IEC 14496-1), or -1. */
  private static int soundCode(ByteBuffer entry) {
    int at = 4;
    while (at + 4 <= entry.limit() && !text(entry, at).equals("esds")) {
      at++;
    }
    int place = at + HEAD;
    int found = -1;
    if (place < entry.limit() && entry.get(place) == 3) {
      place = afterLength(entry, place + 1) + 3;
      found = place < entry.limit() && entry.get(place) == 4 ? afterLength(entry, place + 1) : -1;
    }
    return found >= 0 && found < entry.limit() ? Byte.toUnsignedInt(entry.get(found)) : -1;
  }

  private static int afterLength(ByteBuffer entry, int from) {
    int at = from;
    while (at < entry.limit() && entry.get(at) < 0) {
      at++;
    }
    return at + 1;
  }

  private static long duration(FileChannel file, List<Box> movie) throws IOException {
    ByteBuffer head = bytes(file, within(file, movie, "mvhd").start(), 32);
    boolean wide = head.get(0) == 1;
    long scale = Integer.toUnsignedLong(head.getInt(wide ? 20 : 12));
    long length = wide ? head.getLong(24) : Integer.toUnsignedLong(head.getInt(16));
    if (scale == 0 || length < 0 || length > Long.MAX_VALUE / 1000) {
      throw damaged();
    }
    return length * 1000 / scale;
  }

  private static String text(FileChannel file, long at) throws IOException {
    return text(bytes(file, at, 4), 0);
  }

  private static String text(ByteBuffer bytes, int at) {
    byte[] four = new byte[4];
    bytes.get(at, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  /** As many; zeros where the file ends before. */
  private static ByteBuffer bytes(FileChannel file, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.max(length, 4));
    long place = at;
    while (bytes.hasRemaining()) {
      int read = file.read(bytes, place);
      if (read < 0) {
        break;
      }
      place += read;
    }
    return bytes.clear();
  }

  private static RuntimeException damaged() {
    return MediaGate.refused("这个文件放不出来，可能没有传完整，或者不是 MP4。请换一个文件。");
  }
}
