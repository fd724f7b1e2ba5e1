package cn.pufa.platform.files;

/**
 * A part of a photo, in thousandths of its sides: the same part however large it is drawn.
 *
 * @param x from the left, @param y from the top
 */
public record PhotoArea(int x, int y, int width, int height) {

  private static final int WHOLE = 1000;

  public boolean isWithin() {
    return x + width <= WHOLE && y + height <= WHOLE;
  }

  /** In pixels, rounded so that nothing of the part is left out. */
  java.awt.Rectangle on(int pixelsWide, int pixelsHigh) {
    int left = x * pixelsWide / WHOLE;
    int top = y * pixelsHigh / WHOLE;
    int right = Math.ceilDiv((x + width) * pixelsWide, WHOLE);
    int bottom = Math.ceilDiv((y + height) * pixelsHigh, WHOLE);
    return new java.awt.Rectangle(left, top, right - left, bottom - top);
  }
}
