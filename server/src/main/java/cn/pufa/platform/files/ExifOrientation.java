package cn.pufa.platform.files;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the camera was held (EXIF tag 0x0112): from 1, upright, to 8.
 *
 * @param code as in the file
 */
record ExifOrientation(int code) {

  private static final ExifOrientation UPRIGHT = new ExifOrientation(1);
  private static final int EXIF_SEGMENT = 0xffe1;
  private static final int SCAN_SEGMENT = 0xffda;
  private static final int EXIF_HEAD = 0x45786966;
  private static final int TAG = 0x0112;

  /** Upright where the file says nothing, or nothing that can be read. */
  static ExifOrientation of(byte[] image) {
    try {
      ByteBuffer exif = exif(ByteBuffer.wrap(image));
      return exif == null ? UPRIGHT : orientation(exif);
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException odd) {
      return UPRIGHT;
    }
  }

  /** The part of a JPEG that starts with the byte order of its tags, or null. */
  private static ByteBuffer exif(ByteBuffer image) {
    if (image.getShort() != (short) 0xffd8) {
      return null;
    }
    while (true) {
      int marker = image.getShort() & 0xffff;
      int length = image.getShort() & 0xffff;
      if (marker < 0xff00 || marker == SCAN_SEGMENT) {
        return null;
      }
      if (marker == EXIF_SEGMENT && image.getInt(image.position()) == EXIF_HEAD) {
        return image.slice(image.position() + 6, length - 8);
      }
      image.position(image.position() + length - 2);
    }
  }

  private static ExifOrientation orientation(ByteBuffer exif) {
    exif.order(exif.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    exif.position(exif.getInt(4));
    int entries = exif.getShort() & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = exif.position() + i * 12;
      if ((exif.getShort(entry) & 0xffff) == TAG) {
        int code = exif.getShort(entry + 8);
        return code >= 1 && code <= 8 ? new ExifOrientation(code) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  boolean swapsSides() {
    return code >= 5;
  }

  /**
   * Turns and mirrors an image of this size into place.
   *
   * @param width before turning
   */
  AffineTransform transform(int width, int height) {
    return switch (code) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
