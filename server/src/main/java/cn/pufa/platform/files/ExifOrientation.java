package cn.pufa.platform.files;

import java.awt.geom.AffineTransform;

/**
 * How the camera was held (EXIF tag 0x0112): from 1, upright, to 8.
 *
 * @param code as in the file
 */
record ExifOrientation(int code) {

  static final ExifOrientation UPRIGHT = new ExifOrientation(1);

  /** Upright where the file gives a number that means nothing. */
  static ExifOrientation of(int code) {
    return code >= 1 && code <= 8 ? new ExifOrientation(code) : UPRIGHT;
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
