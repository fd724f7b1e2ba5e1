package cn.pufa.exam;

import cn.pufa.exam.QuestionStore.Bank;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The banks and exams that come with the product: {@code exam/exams.json} names the banks and holds
 * the blueprints, {@code exam/BANK.json} the questions of each.
 */
final class JarExams {

  /**
   * @param source fingerprint of its words, by which a newer jar is told from this one
   */
  record JarQuestion(String id, QuestionText text, String source) {}

  record JarBank(Bank bank, List<JarQuestion> questions) {}

  record JarExam(String id, BlueprintDraft draft, String source) {}

  private final List<JarBank> banks = new ArrayList<>();
  private final List<JarExam> exams = new ArrayList<>();

  private JarExams() {}

  static JarExams load() {
    var jar = new JarExams();
    JsonObject all = read("exams").getAsJsonObject();
    all.getAsJsonArray("banks").forEach(bank -> jar.addBank(bank.getAsJsonObject()));
    all.getAsJsonArray("exams").forEach(exam -> jar.addExam(exam.getAsJsonObject()));
    return jar;
  }

  List<JarBank> banks() {
    return banks;
  }

  List<JarExam> exams() {
    return exams;
  }

  private void addBank(JsonObject named) {
    String id = named.get("id").getAsString();
    JsonElement course = named.get("course");
    JsonObject file = read(id).getAsJsonObject();
    List<JarQuestion> questions = new ArrayList<>();
    for (JsonElement element : file.getAsJsonArray("questions")) {
      questions.add(question(element.getAsJsonObject()));
    }
    banks.add(
        new JarBank(
            new Bank(
                id, file.get("title").getAsString(), course == null ? null : course.getAsString()),
            questions));
  }

  private static JarQuestion question(JsonObject json) {
    JsonObject flat = json.deepCopy();
    JsonObject why = flat.getAsJsonObject("why");
    flat.add("why", why.get("text"));
    flat.add("cites", why.get("cites"));
    QuestionText text = GsonJson.GSON.fromJson(flat, QuestionText.class);
    String id = json.get("id").getAsString();
    if (!text.faults().isEmpty()) {
      throw new IllegalStateException(id + ": " + text.faults());
    }
    return new JarQuestion(id, text, fingerprint(json));
  }

  private void addExam(JsonObject json) {
    exams.add(
        new JarExam(
            json.get("id").getAsString(),
            GsonJson.GSON.fromJson(json, BlueprintDraft.class),
            fingerprint(json)));
  }

  private static JsonElement read(String name) {
    try (InputStream in = JarExams.class.getResourceAsStream("/exam/" + name + ".json");
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(reader, JsonElement.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String fingerprint(JsonObject json) {
    try {
      byte[] words = json.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(words));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
