package cn.pufa.course;

import cn.pufa.law.ArticleRef;
import cn.pufa.platform.json.GsonJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The words of a lesson, as they are written and kept; a draft may lack any of them.
 *
 * @param parts the text; of a video or recording what is said in it
 * @param start of a drill, the id of its first step
 * @param media of a video or recording
 */
record LessonText(
    LessonKind kind,
    String title,
    int minutes,
    List<Part> parts,
    List<String> remember,
    String start,
    List<Step> steps,
    Media media) {

  record Part(String heading, List<Paragraph> paragraphs) {}

  /**
   * @param cites articles that carry what it claims, {@code statute@version#article}
   */
  record Paragraph(String text, List<String> cites) {
    Paragraph {
      cites = Objects.requireNonNullElse(cites, List.of());
    }
  }

  /**
   * One situation of a drill: choices, or an end.
   *
   * @param end good, bad, or null where it goes on
   */
  record Step(
      String id,
      String situation,
      List<Choice> choices,
      String end,
      String remember,
      List<String> cites) {
    Step {
      choices = Objects.requireNonNullElse(choices, List.of());
      cites = Objects.requireNonNullElse(cites, List.of());
    }

    boolean isGood() {
      return "good".equals(end);
    }
  }

  record Choice(String text, String to, String feedback) {}

  record Media(UUID file, String mediaType, long size, int durationMs) {}

  LessonText {
    parts = Objects.requireNonNullElse(parts, List.of());
    remember = Objects.requireNonNullElse(remember, List.of());
    steps = Objects.requireNonNullElse(steps, List.of());
  }

  static LessonText read(String json) {
    return GsonJson.GSON.fromJson(json, LessonText.class);
  }

  String json() {
    return GsonJson.GSON.toJson(this);
  }

  /** What it cites, each once, in the order of the words. */
  List<String> cites() {
    Stream<String> ofText =
        parts.stream().flatMap(part -> part.paragraphs().stream()).flatMap(p -> p.cites().stream());
    Stream<String> ofSteps = steps.stream().flatMap(step -> step.cites().stream());
    return Stream.concat(ofText, ofSteps).distinct().toList();
  }

  List<ArticleRef> refs() {
    return cites().stream().map(ArticleRef::parse).toList();
  }

  /** By which a copy on a phone is told from newer words. */
  String hash() {
    return fingerprint(json()).substring(0, 16);
  }

  static String fingerprint(String words) {
    try {
      byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
