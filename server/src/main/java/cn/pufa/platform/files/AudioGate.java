package cn.pufa.platform.files;

import cn.pufa.platform.http.Problem;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Lets in sound as phones record it: MP3, kept without its tags, which may name people and places,
 * and M4A whose boxes fill the file to the end.
 */
final class AudioGate {

  private static final int HEAD = 4;
  private static final int TAG_HEAD = 10;
  private static final int OLD_TAG = 128;
  private static final int BOX_HEAD = 8;
  private static final Set<String> M4A_BRANDS =
      Set.of("M4A ", "M4B ", "mp42", "mp41", "isom", "iso2");

  private AudioGate() {}

  /** A problem where it is neither of the two. */
  static FileContent admit(byte[] upload) {
    if (isM4a(upload)) {
      return FileContent.of(FileContent.M4A, upload);
    }
    byte[] frames = withoutTags(upload);
    if (!isFrame(frames)) {
      throw Problem.invalid("/file", "只收 MP3 或 M4A 录音。请换一个文件。");
    }
    return FileContent.of(FileContent.MP3, frames);
  }

  private static boolean isM4a(byte[] bytes) {
    return boxes(bytes).containsAll(List.of("ftyp", "moov", "mdat"))
        && text(bytes, HEAD).equals("ftyp")
        && M4A_BRANDS.contains(text(bytes, BOX_HEAD));
  }

  /** Names of the outermost boxes; none where they do not fill the file just so. */
  private static List<String> boxes(byte[] bytes) {
    List<String> names = new java.util.ArrayList<>();
    long at = 0;
    while (at + BOX_HEAD <= bytes.length) {
      long size = Integer.toUnsignedLong(ByteBuffer.wrap(bytes, (int) at, HEAD).getInt());
      names.add(text(bytes, (int) at + HEAD));
      if (size < BOX_HEAD) {
        return List.of();
      }
      at += size;
    }
    return at == bytes.length ? names : List.of();
  }

  private static String text(byte[] bytes, int at) {
    return new String(bytes, at, HEAD, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static byte[] withoutTags(byte[] bytes) {
    int from = startsWith(bytes, 0, "ID3") && bytes.length > TAG_HEAD ? tagLength(bytes) : 0;
    boolean hasOldTag =
        bytes.length - OLD_TAG >= from && startsWith(bytes, bytes.length - OLD_TAG, "TAG");
    int to = hasOldTag ? bytes.length - OLD_TAG : bytes.length;
    return from >= to ? new byte[0] : Arrays.copyOfRange(bytes, from, to);
  }

  /** Four bytes of seven bits each; beyond the file where they lie. */
  private static int tagLength(byte[] bytes) {
    int length = 0;
    for (int at = TAG_HEAD - HEAD; at < TAG_HEAD; at++) {
      length = length << 7 | bytes[at] & 0x7f;
    }
    return TAG_HEAD + length;
  }

  private static boolean startsWith(byte[] bytes, int at, String head) {
    for (int place = 0; place < head.length(); place++) {
      if (at + place >= bytes.length || bytes[at + place] != head.charAt(place)) {
        return false;
      }
    }
    return true;
  }

  /** Eleven bits set, then version, layer III, bit rate and sampling rate as there are such. */
  private static boolean isFrame(byte[] bytes) {
    if (bytes.length <= HEAD) {
      return false;
    }
    int head = ByteBuffer.wrap(bytes).getInt();
    int version = head >>> 19 & 3;
    int layer = head >>> 17 & 3;
    int bitRate = head >>> 12 & 15;
    int sampling = head >>> 10 & 3;
    return head >>> 21 == 0x7ff
        && version != 1
        && layer == 1
        && bitRate > 0
        && bitRate < 15
        && sampling < 3;
  }
}
