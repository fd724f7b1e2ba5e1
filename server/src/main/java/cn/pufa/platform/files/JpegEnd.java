package cn.pufa.platform.files;

/**
 * Whether a JPEG is there to its end: the JDK's reader makes up in grey what is missing, without a
 * word.
 */
final class JpegEnd {

  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int FIRST_OF_SEGMENTS = 0xc0;

  private JpegEnd() {}

  /**
   * Also of a small picture within a segment there is an end: what counts is the one of the scan.
   */
  static boolean isMissing(byte[] jpeg) {
    int at = 0;
    while (at + 3 < jpeg.length) {
      int marker = marker(jpeg, at);
      if (marker == SCAN) {
        return !hasEnd(jpeg, at);
      }
      boolean isSegment = marker >= FIRST_OF_SEGMENTS && !standsAlone(marker);
      at += isSegment ? 2 + length(jpeg, at + 2) : 1;
    }
    return true;
  }

  private static boolean hasEnd(byte[] jpeg, int from) {
    for (int at = from; at + 1 < jpeg.length; at++) {
      if (marker(jpeg, at) == END) {
        return true;
      }
    }
    return false;
  }

  /** That starts there; 0 where none does. Within a scan the byte of markers is followed by a 0. */
  private static int marker(byte[] jpeg, int at) {
    return jpeg[at] == (byte) 0xff && jpeg[at + 1] != (byte) 0xff ? jpeg[at + 1] & 0xff : 0;
  }

  /** Restarts (from d0), the start and the end. */
  private static boolean standsAlone(int marker) {
    return marker >= 0xd0 && marker <= END;
  }

  private static int length(byte[] jpeg, int at) {
    return (jpeg[at] & 0xff) << 8 | jpeg[at + 1] & 0xff;
  }
}
