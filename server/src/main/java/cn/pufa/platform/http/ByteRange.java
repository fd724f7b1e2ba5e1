package cn.pufa.platform.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request wants of some bytes (RFC 9110, 14): all of them, one part, or one that is not
 * there. Several parts at once, and what is no range of bytes, are answered with the whole.
 *
 * @param from first byte, @param length bytes from there; 0 where nothing of the range is there
 */
record ByteRange(Kind kind, long from, long length) {

  enum Kind {
    WHOLE,
    PART,
    NOT_THERE
  }

  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /**
   * @param header Range, or null
   * @param ifRange If-Range, or null; the part is only given of what the sender already holds
   * @param etag strong, without its quotes
   */
  static ByteRange of(String header, String ifRange, String etag, long size) {
    boolean holdsThis = ifRange == null || ifRange.strip().equals('"' + etag + '"');
    return header == null || !holdsThis
        ? new ByteRange(Kind.WHOLE, 0, size)
        : of(header.strip(), size);
  }

  private static ByteRange of(String header, long size) {
    Matcher form = FORM.matcher(header);
    if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) {
      return new ByteRange(Kind.WHOLE, 0, size);
    }
    if (form.group(1).isEmpty()) {
      long last = Math.min(size, Long.parseLong(form.group(2)));
      return last == 0 ? notThere() : new ByteRange(Kind.PART, size - last, last);
    }
    long from = Long.parseLong(form.group(1));
    long to = form.group(2).isEmpty() ? size - 1 : Long.parseLong(form.group(2));
    if (to < from && !form.group(2).isEmpty()) {
      return new ByteRange(Kind.WHOLE, 0, size);
    }
    return from >= size
        ? notThere()
        : new ByteRange(Kind.PART, from, Math.min(to, size - 1) - from + 1);
  }

  private static ByteRange notThere() {
    return new ByteRange(Kind.NOT_THERE, 0, 0);
  }
}
