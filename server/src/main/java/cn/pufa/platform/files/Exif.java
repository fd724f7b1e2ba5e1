package cn.pufa.platform.files;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a camera wrote beside the pixels, as far as it matters here.
 *
 * @param hasPlace whether it says where the photo was taken
 */
record Exif(ExifOrientation orientation, boolean hasPlace) {

  private static final Exif NONE = new Exif(ExifOrientation.UPRIGHT, false);

  private static final int EXIF_SEGMENT = 0xffe1;
  private static final int SCAN_SEGMENT = 0xffda;
  private static final int EXIF_HEAD = 0x45786966;
  private static final long PNG_HEAD = 0x89504e470d0a1a0aL;
  private static final int PNG_EXIF = 0x65584966;
  private static final int PNG_END = 0x49454e44;

  private static final int ORIENTATION = 0x0112;
  private static final int PLACE = 0x8825;
  private static final int LATITUDE = 2;

  /** Nothing where the file says nothing, or nothing that can be read. */
  static Exif of(byte[] image) {
    try {
      ByteBuffer tags = tags(ByteBuffer.wrap(image));
      return tags == null ? NONE : new Exif(orientation(tags), hasPlace(tags));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException odd) {
      return NONE;
    }
  }

  /** The part that starts with the byte order of its tags, or null. */
  private static ByteBuffer tags(ByteBuffer image) {
    ByteBuffer tags = image.getLong(0) == PNG_HEAD ? ofPng(image) : ofJpeg(image);
    if (tags != null) {
      tags.order(tags.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
    return tags;
  }

  private static ByteBuffer ofJpeg(ByteBuffer image) {
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

  private static ByteBuffer ofPng(ByteBuffer image) {
    image.position(Long.BYTES);
    while (true) {
      int length = image.getInt();
      int kind = image.getInt();
      if (kind == PNG_EXIF) {
        return image.slice(image.position(), length);
      }
      if (kind == PNG_END) {
        return null;
      }
      image.position(image.position() + length + Integer.BYTES);
    }
  }

  private static ExifOrientation orientation(ByteBuffer tags) {
    int entry = entry(tags, tags.getInt(4), ORIENTATION);
    return entry < 0 ? ExifOrientation.UPRIGHT : ExifOrientation.of(tags.getShort(entry + 8));
  }

  /** Some cameras write the head of a place and no place, some one that points nowhere. */
  private static boolean hasPlace(ByteBuffer tags) {
    try {
      int entry = entry(tags, tags.getInt(4), PLACE);
      return entry >= 0 && entry(tags, tags.getInt(entry + 8), LATITUDE) >= 0;
    } catch (IndexOutOfBoundsException odd) {
      return false;
    }
  }

  /** Where the tag stands in the directory that starts there; negative where it has none. */
  private static int entry(ByteBuffer tags, int directory, int tag) {
    int entries = tags.getShort(directory) & 0xffff;
    for (int place = 0; place < entries; place++) {
      int entry = directory + 2 + place * 12;
      if ((tags.getShort(entry) & 0xffff) == tag) {
        return entry;
      }
    }
    return -1;
  }
}
