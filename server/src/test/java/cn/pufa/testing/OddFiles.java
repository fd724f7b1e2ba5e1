package cn.pufa.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files that hide something, or say more than they are. */
public final class OddFiles {

  /** Stands for the place where a photo was taken. */
  public static final String CANARY = "GPSCANARY23.1N110.2E";

  /** In which a ZIP may be packed and an office's never is: LZMA, Zstandard, XZ, sealed … */
  public static final List<Integer> ODD_WAYS = List.of(1, 12, 14, 93, 95, 99);

  private static final int LATITUDE = 2;
  private static final byte PLACE_VERSION = 0;

  /** Where the directory of the place starts. */
  private static final int PLACE_AT = 38;

  /** Where it is said where that directory starts. */
  private static final int PLACE_POINTER = 30;

  private OddFiles() {}

  /** With an orientation and a text that stands for the place, right after the first marker. */
  public static byte[] withExif(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36 + CANARY.length()).order(ByteOrder.BIG_ENDIAN);
    exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
    exif.put(bytes("Exif\0\0MM")).putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    exif.put(bytes(CANARY));
    return concat(Arrays.copyOf(jpeg, 2), exif.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** As a camera writes it: how it was held, and where the photo was taken. */
  public static byte[] withPlace(byte[] jpeg, int orientation) {
    byte[] tags = tags(orientation);
    ByteBuffer head = ByteBuffer.allocate(10).putShort((short) 0xffe1);
    head.putShort((short) (tags.length + 8)).put(bytes("Exif\0\0"));
    return concat(
        Arrays.copyOf(jpeg, 2), head.array(), tags, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** The head of a place, in which no place stands. */
  public static byte[] withEmptyPlace(byte[] jpeg) {
    byte[] photo = withPlace(jpeg, 1);
    photo[12 + PLACE_AT + 3] = PLACE_VERSION;
    return photo;
  }

  /** The head of a place points behind the end. */
  public static byte[] withBrokenPlace(byte[] jpeg, int orientation) {
    byte[] photo = withPlace(jpeg, orientation);
    photo[12 + PLACE_POINTER] = 0x7f;
    return photo;
  }

  /** A PNG that says where it was taken. */
  public static byte[] pngWithPlace(byte[] png) {
    int afterHeader = 8 + 25;
    return concat(
        Arrays.copyOf(png, afterHeader),
        chunk("eXIf", tags(1)),
        Arrays.copyOfRange(png, afterHeader, png.length));
  }

  private static byte[] tags(int orientation) {
    ByteBuffer tags = ByteBuffer.allocate(80 + CANARY.length()).order(ByteOrder.BIG_ENDIAN);
    tags.put(bytes("MM")).putShort((short) 42).putInt(8).putShort((short) 2);
    tags.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tags.putShort((short) orientation).putShort((short) 0);
    tags.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(PLACE_AT).putInt(0);
    tags.putShort((short) 1).putShort((short) LATITUDE).putShort((short) 5).putInt(3).putInt(56);
    tags.putInt(0).putInt(21).putInt(1).putInt(36).putInt(1).putInt(0).putInt(1);
    return tags.put(bytes(CANARY)).array();
  }

  /** How a photo of a telephone begins that stores HEIC. */
  public static byte[] heic() {
    return concat(new byte[] {0, 0, 0, 24}, bytes("ftypheic\0\0\0\0mif1heic"), new byte[64]);
  }

  /**
   * A white PNG as its header says, with the pixels of a single line.
   *
   * @param text a packed text, or empty
   */
  public static byte[] png(int width, int height, byte[] text) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) 0);
    return concat(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
        chunk("IHDR", header.array()),
        text.length == 0 ? text : chunk("zTXt", text),
        chunk("IDAT", deflated(width + 1)),
        chunk("IEND", new byte[0]));
  }

  private static byte[] chunk(String type, byte[] data) {
    var checksum = new CRC32();
    byte[] typed = concat(bytes(type), data);
    checksum.update(typed);
    return ByteBuffer.allocate(typed.length + 8)
        .putInt(data.length)
        .put(typed)
        .putInt((int) checksum.getValue())
        .array();
  }

  /** A ZIP that says of all it holds that it is packed in another way. */
  public static byte[] packedIn(int way, byte[] zip) {
    ByteBuffer odd = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 12 < zip.length; at++) {
      int head = odd.getInt(at);
      if (head == 0x04034b50) {
        odd.putShort(at + 8, (short) way);
      } else if (head == 0x02014b50) {
        odd.putShort(at + 10, (short) way);
      }
    }
    return odd.array();
  }

  public static byte[] withStream(String head, byte[] stream) {
    String pdf = text(Uploads.pdf(""));
    int trailer = pdf.indexOf("trailer");
    return concat(
        bytes(pdf.substring(0, trailer) + head),
        stream,
        bytes("\nendstream endobj\n" + pdf.substring(trailer)));
  }

  public static byte[] deflated(int zeros) {
    var out = new ByteArrayOutputStream();
    var deflater = new Deflater(9);
    byte[] zero = new byte[64 * 1024];
    byte[] packed = new byte[64 * 1024];
    for (int left = zeros; left > 0; left -= zero.length) {
      deflater.setInput(zero, 0, Math.min(left, zero.length));
      drain(deflater, packed, out);
    }
    deflater.finish();
    drain(deflater, packed, out);
    deflater.end();
    return out.toByteArray();
  }

  private static void drain(Deflater deflater, byte[] packed, ByteArrayOutputStream out) {
    for (int n = deflater.deflate(packed); n > 0; n = deflater.deflate(packed)) {
      out.write(packed, 0, n);
    }
  }

  public static byte[] deflated(byte[] content) {
    var deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    drain(deflater, new byte[1024], out);
    deflater.end();
    return out.toByteArray();
  }

  public static byte[] concat(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
