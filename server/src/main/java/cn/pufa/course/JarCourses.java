package cn.pufa.course;

import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Courses that come with the product: {@code course/courses.json} names them, {@code
 * course/ID/course.json} is the head of each with its lessons in order, one file a lesson.
 */
final class JarCourses {

  /**
   * @param lessons by their id, in order
   * @param source fingerprint of all its words
   */
  record JarCourse(String id, CourseHead head, Map<String, LessonText> lessons, String source) {}

  private record Head(
      String id,
      String title,
      String summary,
      List<String> audience,
      int minutes,
      String exam,
      List<String> lessons) {}

  private JarCourses() {}

  static List<JarCourse> load() {
    return List.of(GsonJson.GSON.fromJson(read("courses"), String[].class)).stream()
        .map(JarCourses::load)
        .toList();
  }

  private static JarCourse load(String id) {
    JsonElement json = read(id + "/course");
    var head = GsonJson.GSON.fromJson(json, Head.class);
    var words = new StringBuilder(json.toString());
    Map<String, LessonText> lessons = new LinkedHashMap<>();
    for (String lesson : head.lessons()) {
      JsonObject written = read(id + "/" + lesson).getAsJsonObject();
      words.append(written);
      lessons.put(lesson, GsonJson.GSON.fromJson(withStepsInOrder(written), LessonText.class));
    }
    return new JarCourse(
        id,
        new CourseHead(
            head.title(), head.summary(), head.audience(), head.minutes(), head.exam(), List.of()),
        lessons,
        LessonText.fingerprint(words.toString()));
  }

  /** The steps of a drill are written by their id; from here on each carries its own. */
  private static JsonObject withStepsInOrder(JsonObject lesson) {
    if (lesson.get("steps") instanceof JsonObject steps) {
      List<JsonElement> inOrder = new ArrayList<>();
      steps
          .entrySet()
          .forEach(
              entry -> {
                JsonObject step = entry.getValue().getAsJsonObject();
                step.addProperty("id", entry.getKey());
                inOrder.add(step);
              });
      lesson.add("steps", GsonJson.GSON.toJsonTree(inOrder));
    }
    return lesson;
  }

  private static JsonElement read(String name) {
    String file = "/course/" + name + ".json";
    try (InputStream in = JarCourses.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return GsonJson.GSON.fromJson(
          new InputStreamReader(in, StandardCharsets.UTF_8), JsonElement.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
