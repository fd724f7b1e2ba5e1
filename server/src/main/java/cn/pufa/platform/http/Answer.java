package cn.pufa.platform.http;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What an operation answers: a value that becomes JSON, a file, nothing, or a stream of events. */
public sealed interface Answer {

  Pattern RANGE = Pattern.compile("bytes=([0-9]{1,9})-([0-9]{0,9})");

  record Json(int status, Object value, Map<String, String> headers) implements Answer {}

  record File(String mediaType, String name, Buffer content) implements Answer {}

  /** Something to be played, whole or in part. */
  record Sound(int status, String mediaType, Buffer content, Map<String, String> headers)
      implements Answer {}

  record Empty() implements Answer {}

  record Events(EventSource source) implements Answer {}

  /** Writes events until it returns or the listener leaves; runs on its own virtual thread. */
  @FunctionalInterface
  interface EventSource {
    void writeTo(EventSink sink) throws InterruptedException;
  }

  static Answer ok(Object value) {
    return new Json(200, value, Map.of());
  }

  static Answer created(Object value) {
    return new Json(201, value, Map.of());
  }

  static Answer accepted(Object value) {
    return new Json(202, value, Map.of());
  }

  static Answer empty() {
    return new Empty();
  }

  static Answer xlsx(String name, byte[] content) {
    return new File(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name,
        Buffer.buffer(content));
  }

  static Answer file(String mediaType, String name, byte[] content) {
    return new File(mediaType, name, Buffer.buffer(content));
  }

  /**
   * @param range the header Range; null, or more than one range, for the whole
   */
  static Answer sound(String mediaType, byte[] content, String range) {
    var part = RANGE.matcher(range == null ? "" : range);
    int from = part.matches() ? Integer.parseInt(part.group(1)) : 0;
    if (!part.matches() || from >= content.length) {
      return new Sound(200, mediaType, Buffer.buffer(content), Map.of());
    }
    int last = content.length - 1;
    int to = part.group(2).isEmpty() ? last : Math.min(last, Integer.parseInt(part.group(2)));
    String place = "bytes %d-%d/%d".formatted(from, to, content.length);
    return new Sound(
        206,
        mediaType,
        Buffer.buffer(content).slice(from, Math.max(from, to + 1)),
        Map.of("Content-Range", place));
  }

  static Answer events(EventSource source) {
    return new Events(source);
  }

  static Answer withHeader(Json json, String name, String value) {
    var headers = new LinkedHashMap<>(json.headers());
    headers.put(name, value);
    return new Json(json.status(), json.value(), headers);
  }
}
