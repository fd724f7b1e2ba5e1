package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Courses of a test's own: written by the trainer, published by the case officer. */
public final class CourseWorld {

  public static final String CHILD_LAW = "weichengnianren-baohu-fa@2024-04-26#11";

  private final Api trainer;
  private final Api officer;

  public CourseWorld(TestServer server) {
    this(server.as("trainer"), server.as("case_officer"));
  }

  public CourseWorld(Api trainer, Api officer) {
    this.trainer = trainer;
    this.officer = officer;
  }

  /** A text, a drill and a video; the course's id. */
  public String published() {
    return published(text(CHILD_LAW), drill(), video());
  }

  /** Lessons are called l1, l2 and so on. */
  public String published(JsonObject... lessons) {
    String course = drafted(lessons);
    publish(course);
    return course;
  }

  public String drafted(JsonObject... lessons) {
    String course = trainer.call("createCourse", Map.of(), head()).expect(201).text("id");
    for (int place = 0; place < lessons.length; place++) {
      save(course, "l" + (place + 1), lessons[place]);
    }
    return course;
  }

  public Api.Answer save(String course, String lesson, JsonObject words) {
    JsonObject draft = words.deepCopy();
    draft.addProperty("after", revision(course));
    return trainer
        .call("saveLesson", Map.of("course", course, "lesson", lesson), draft)
        .expect(200);
  }

  public Api.Answer publish(String course) {
    return officer
        .call("publishCourse", Map.of("course", course), after(revision(course)))
        .expect(200);
  }

  /** A new version of what is live, with these lessons in place of those of the same id. */
  public void republish(String course, Map<String, JsonObject> lessons) {
    trainer.call("draftCourse", Map.of("course", course)).expect(201);
    lessons.forEach((id, words) -> save(course, id, words));
    publish(course);
  }

  public int revision(String course) {
    return trainer
        .call("getCourseRecord", Map.of("course", course))
        .expect(200)
        .json()
        .getAsJsonObject("draft")
        .get("revision")
        .getAsInt();
  }

  public static JsonObject after(int revision) {
    var after = new JsonObject();
    after.addProperty("after", revision);
    return after;
  }

  public static JsonObject head() {
    return json(
        "{title:'演示·课程',summary:'演示：测试用的课程。',audience:[child_director,volunteer],minutes:45}");
  }

  /** The head again, with these lessons. */
  public static JsonObject change(int after, List<String> lessons) {
    JsonObject change = head();
    change.addProperty("after", after);
    change.add("lessons", Given.texts(lessons.toArray(String[]::new)));
    change.add("attachments", new JsonArray());
    return change;
  }

  public static JsonObject text(String... cites) {
    JsonObject lesson =
        json(
            "{title:'演示·发现了要报告',kind:text,minutes:8,remember:['先打 110'],"
                + "parts:[{heading:'谁要报告',paragraphs:[{text:'发现孩子受侵害，村委会要马上报告。'},{text:'看见的人都可以报告。'}]}]}");
    lesson
        .getAsJsonArray("parts")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("paragraphs")
        .get(0)
        .getAsJsonObject()
        .add("cites", Given.texts(cites));
    return lesson;
  }

  /**
   * From a: choice 0 leads to the good end, choice 1 to b; there 0 leads back to a, 1 to the bad
   * end.
   */
  public static JsonObject drill() {
    return json(
        "{title:'演示·邻居家的哭声',kind:drill,minutes:10,start:a,steps:[{id:a,situation:'您听见孩子一直哭，有打骂声。',choices:[{text:'马上打"
            + " 110',to:z},{text:'明天再问问',to:b,feedback:'孩子可能等不到明天。'}]},"
            + "{id:b,situation:'夜里又听见了。',choices:[{text:'回到开头再想想',to:a},{text:'当没听见',to:y}]},"
            + "{id:y,situation:'孩子受了重伤。',end:bad,remember:'发现了就要报告。'},{id:z,situation:'民警到了，孩子安全。',end:good,remember:'先打"
            + " 110。',cites:['"
            + CHILD_LAW
            + "']}]}");
  }

  /** With the file that comes with the demo, which plays for 24 seconds. */
  public JsonObject video() {
    JsonObject lesson = json("{title:'演示·家访前想好三件事',kind:video,minutes:3}");
    lesson.addProperty("file", upload(trainer, mp4()).expect(201).text("id"));
    return lesson;
  }

  public static Api.Answer upload(Api trainer, byte[] file) {
    return trainer.send("uploadLessonFile", Map.of(), Uploads.FORM, Uploads.form(file));
  }

  public static byte[] mp4() {
    return resource("/demo/lesson.mp4");
  }

  public static byte[] m4a() {
    return resource("/media/lesson.m4a");
  }

  private static byte[] resource(String name) {
    try (var in = CourseWorld.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * Frames of silence at 128 kbit/s and 44.1 kHz, 417 bytes each, after a tag that names somebody.
   */
  public static byte[] mp3(int frames) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 12});
    bytes.writeBytes(Uploads.ascii("TPE1 Zhang S"));
    byte[] frame = new byte[417];
    frame[0] = (byte) 0xff;
    frame[1] = (byte) 0xfb;
    frame[2] = (byte) 0x90;
    for (int count = 0; count < frames; count++) {
      bytes.writeBytes(frame);
    }
    return bytes.toByteArray();
  }

  public static String hash(Api learner, String course, String lesson) {
    return learner.call("getLesson", at(course, lesson)).expect(200).text("hash");
  }

  public static Map<String, Object> at(String course, String lesson) {
    return Map.of("course", course, "lesson", lesson);
  }

  public static Api.Answer read(Api learner, String course, String lesson) {
    return learner.call(
        "finishLesson", at(course, lesson), readToEnd(hash(learner, course, lesson)));
  }

  public static JsonObject readToEnd(String hash) {
    var body = new JsonObject();
    body.addProperty("hash", hash);
    body.addProperty("readToEnd", true);
    return body;
  }

  public static Api.Answer walk(Api learner, String course, String lesson, int... choices) {
    return learner.call(
        "walkDrill", at(course, lesson), walk(hash(learner, course, lesson), choices));
  }

  public static JsonObject walk(String hash, int... choices) {
    var taken = new JsonArray();
    for (int choice : choices) {
      taken.add(choice);
    }
    var body = new JsonObject();
    body.addProperty("hash", hash);
    body.add("choices", taken);
    return body;
  }

  public static Api.Answer watched(Api learner, String course, String lesson, double... fromTo) {
    return learner.call("reportWatched", at(course, lesson), report(fromTo));
  }

  public static JsonObject report(double... fromTo) {
    var ranges = new JsonArray();
    for (int place = 0; place < fromTo.length; place += 2) {
      var range = new JsonObject();
      range.addProperty("from", fromTo[place]);
      range.addProperty("to", fromTo[place + 1]);
      ranges.add(range);
    }
    var body = new JsonObject();
    body.add("ranges", ranges);
    return body;
  }

  public static JsonObject reason() {
    return json("{reason:'演示·测试用'}");
  }

  /** Gson reads names without quotes. */
  static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
