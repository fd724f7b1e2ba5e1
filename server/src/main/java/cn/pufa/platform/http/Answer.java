package cn.pufa.platform.http;

import cn.pufa.platform.json.GsonJson;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What an operation answers: a value that becomes JSON, a file, nothing, or a stream of events. */
public sealed interface Answer {

  String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  Pattern RANGE = Pattern.compile("bytes=([0-9]{1,9})-([0-9]{0,9})");

  record Json(int status, Object value, Map<String, String> headers) implements Answer {

    /** The same with its value as text, for who needs the text before it is sent. */
    public Json encoded() {
      return new Json(status, new Text(text()), headers);
    }

    public String text() {
      return value instanceof Text(String json) ? json : GsonJson.GSON.toJson(value);
    }
  }

  /** A value that is JSON already. */
  record Text(String json) {}

  record File(String mediaType, String name, Buffer content) implements Answer {}

  /** Something to be played, whole or in part. */
  record Sound(int status, String mediaType, Buffer content, Map<String, String> headers)
      implements Answer {}

  /**
   * A kept file, sent from the disk, whole or the part that was asked for.
   *
   * @param etag strong, without its quotes
   * @param range the header Range, or null
   * @param ifRange the header If-Range, or null
   */
  record Stored(Path path, String mediaType, long size, String etag, String range, String ifRange)
      implements Answer {}

  /** A file that is written while it is sent, however long it is. */
  record Streamed(String mediaType, String name, Content content) implements Answer {}

  record Empty(Map<String, String> headers) implements Answer {}

  record Events(EventSource source) implements Answer {}

  /** Writes events until it returns or the listener leaves; runs on its own virtual thread. */
  @FunctionalInterface
  interface EventSource {
    void writeTo(EventSink sink) throws InterruptedException;
  }

  /**
   * Writes a file to its end on a virtual thread of its own; what it throws breaks the transfer
   * off, so that half a file is never taken for a whole one.
   */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static Answer streamed(String mediaType, String name, Content content) {
    return new Streamed(mediaType, name, content);
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
    return new Empty(Map.of());
  }

  static Answer emptyWithHeader(String name, String value) {
    return new Empty(Map.of(name, value));
  }

  static Answer xlsx(String name, byte[] content) {
    return new File(XLSX, name, Buffer.buffer(content));
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

  /** Of text it says the letters too, which are UTF-8 everywhere. */
  static String contentType(String mediaType) {
    return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
  }

  /** Names a file in any letters, and in plain ones for who reads only those (RFC 6266). */
  static String disposition(String name) {
    String plain = name.replaceAll("[^ -~]", "_").replace('"', '_');
    String whole = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
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
