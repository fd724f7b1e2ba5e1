package cn.pufa.content;

import cn.pufa.law.WordDiff;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What differs between two editions, field by field in reading order. Lists are laid beside each
 * other by what they have in common, so that a sentence put in first is one difference and not all.
 */
final class EditionDiff {

  /**
   * @param against null where there is nothing to compare with
   */
  record View(int number, Integer against, List<Field> fields) {}

  enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * @param pointer place in the newer edition; null of what was removed
   */
  record Field(
      String pointer, Kind kind, String name, String before, String after, List<Word> words) {}

  record Word(WordDiff.Mark kind, String text) {}

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("question", "问题"),
          Map.entry("title", "标题"),
          Map.entry("variants", "其他问法"),
          Map.entry("answer", "回答"),
          Map.entry("bring", "要带什么"),
          Map.entry("where", "去哪里办"),
          Map.entry("service", "办事服务"),
          Map.entry("duration", "多久"),
          Map.entry("cost", "多少钱"),
          Map.entry("more", "更多说明"),
          Map.entry("related", "相关内容"),
          Map.entry("quiz", "小测"),
          Map.entry("ask", "题目"),
          Map.entry("choices", "选项"),
          Map.entry("right", "正确选项"),
          Map.entry("why", "解释"),
          Map.entry("summary", "简要说明"),
          Map.entry("who", "谁可以办"),
          Map.entry("steps", "步骤"),
          Map.entry("text", "做法"),
          Map.entry("cannot", "什么情况办不了"),
          Map.entry("unverified", "待核对"),
          Map.entry("note", "待核对原因"));

  private final UnaryOperator<String> printed;
  private final List<Field> fields = new ArrayList<>();

  private EditionDiff(UnaryOperator<String> printed) {
    this.printed = printed;
  }

  /**
   * @param before null where everything is new
   * @param printed how people cite an article
   */
  static List<Field> of(DraftText before, DraftText after, UnaryOperator<String> printed) {
    var diff = new EditionDiff(printed);
    JsonElement old = before == null ? new JsonObject() : words(before);
    diff.objects("/" + after.kind(), "", old.getAsJsonObject(), words(after));
    return diff.fields;
  }

  private static JsonObject words(DraftText text) {
    return text.json().getAsJsonObject(text.kind());
  }

  private void compare(String pointer, String name, JsonElement before, JsonElement after) {
    if (before.equals(after)) {
      return;
    }
    if (isLeaf(before) || isLeaf(after)) {
      changed(pointer, name, shown(before), shown(after));
    } else if (before.isJsonArray()) {
      arrays(pointer, name, before.getAsJsonArray(), after.getAsJsonArray());
    } else {
      objects(pointer, name, before.getAsJsonObject(), after.getAsJsonObject());
    }
  }

  private void changed(String pointer, String name, String before, String after) {
    if (!before.equals(after)) {
      List<Word> words =
          WordDiff.of(before, after).stream()
              .map(part -> new Word(part.mark(), part.text()))
              .toList();
      fields.add(new Field(pointer, Kind.CHANGED, name, before, after, words));
    }
  }

  private void objects(String pointer, String name, JsonObject before, JsonObject after) {
    Set<String> keys = new LinkedHashSet<>(after.keySet());
    keys.addAll(before.keySet());
    for (String key : keys) {
      String own = (name + " " + NAMES.getOrDefault(key, key)).strip();
      String at = pointer + "/" + key;
      if (!before.has(key)) {
        whole(at, own, Kind.ADDED, after.get(key));
      } else if (!after.has(key)) {
        whole(null, own, Kind.REMOVED, before.get(key));
      } else {
        compare(at, own, before.get(key), after.get(key));
      }
    }
  }

  /** All the texts of it came or went. */
  private void whole(String pointer, String name, Kind kind, JsonElement element) {
    if (isLeaf(element)) {
      String text = shown(element);
      if (!text.isEmpty()) {
        boolean isAdded = kind == Kind.ADDED;
        fields.add(
            new Field(pointer, kind, name, isAdded ? null : text, isAdded ? text : null, null));
      }
    } else if (element.isJsonArray()) {
      for (int place = 0; place < element.getAsJsonArray().size(); place++) {
        whole(at(pointer, place), item(name, place), kind, element.getAsJsonArray().get(place));
      }
    } else {
      element
          .getAsJsonObject()
          .asMap()
          .forEach(
              (key, value) ->
                  whole(
                      pointer == null ? null : pointer + "/" + key,
                      name + " " + NAMES.getOrDefault(key, key),
                      kind,
                      value));
    }
  }

  /** What is alike is compared, in its order; what lies between came or went. */
  private void arrays(String pointer, String name, JsonArray before, JsonArray after) {
    int old = 0;
    int fresh = 0;
    for (int[] pair : alike(before, after)) {
      came(pointer, name, after, fresh, pair[1]);
      went(name, before, old, pair[0]);
      compare(at(pointer, pair[1]), item(name, pair[1]), before.get(pair[0]), after.get(pair[1]));
      old = pair[0] + 1;
      fresh = pair[1] + 1;
    }
    came(pointer, name, after, fresh, after.size());
    went(name, before, old, before.size());
  }

  private void came(String pointer, String name, JsonArray after, int from, int to) {
    for (int place = from; place < to; place++) {
      whole(at(pointer, place), item(name, place), Kind.ADDED, after.get(place));
    }
  }

  private void went(String name, JsonArray before, int from, int to) {
    for (int place = from; place < to; place++) {
      whole(null, item(name, place), Kind.REMOVED, before.get(place));
    }
  }

  /** Places in both, such that as much as can be is laid beside what it was. */
  private static List<int[]> alike(JsonArray before, JsonArray after) {
    double[][] likeness = new double[before.size()][after.size()];
    double[][] best = new double[before.size() + 1][after.size() + 1];
    for (int old = before.size() - 1; old >= 0; old--) {
      for (int fresh = after.size() - 1; fresh >= 0; fresh--) {
        likeness[old][fresh] = Likeness.of(before.get(old), after.get(fresh));
        best[old][fresh] =
            Math.max(
                likeness[old][fresh] + best[old + 1][fresh + 1],
                Math.max(best[old + 1][fresh], best[old][fresh + 1]));
      }
    }
    List<int[]> pairs = new ArrayList<>();
    int old = 0;
    int fresh = 0;
    while (old < before.size() && fresh < after.size()) {
      if (best[old][fresh] == best[old + 1][fresh]) {
        old++;
      } else if (best[old][fresh] == best[old][fresh + 1]) {
        fresh++;
      } else {
        pairs.add(new int[] {old++, fresh++});
      }
    }
    return pairs;
  }

  private static String at(String pointer, int place) {
    return pointer == null ? null : pointer + "/" + place;
  }

  private static String item(String name, int place) {
    return name + " 第" + (place + 1) + "项";
  }

  /** A sentence and a block of rich text are read as one text. */
  private static boolean isLeaf(JsonElement element) {
    return !element.isJsonArray()
        && (!element.isJsonObject() || isSentence(element) || isBlock(element));
  }

  private static boolean isSentence(JsonElement element) {
    return element.getAsJsonObject().has("cites");
  }

  private static boolean isBlock(JsonElement element) {
    return element.getAsJsonObject().has("type");
  }

  private String shown(JsonElement element) {
    if (!element.isJsonObject()) {
      return element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean()
          ? element.getAsBoolean() ? "是" : "否"
          : element.getAsString();
    }
    return isSentence(element)
        ? sentence(GsonJson.GSON.fromJson(element, Card.Sentence.class))
        : block(GsonJson.GSON.fromJson(element, RichBlock.class));
  }

  private String sentence(Card.Sentence sentence) {
    String basis =
        sentence.cites().isEmpty()
            ? ""
            : "〔依据：" + String.join("、", sentence.cites().stream().map(printed).toList()) + "〕";
    return sentence.text() + basis + (sentence.computed() ? "〔计算得出〕" : "");
  }

  private String block(RichBlock block) {
    String start = block.type() == RichBlock.Type.LIST ? "· " : "";
    return String.join(
        "\n",
        block.items().stream()
            .map(item -> start + String.join("", item.stream().map(this::run).toList()))
            .toList());
  }

  private String run(RichBlock.Run run) {
    String text = Boolean.TRUE.equals(run.bold()) ? "【" + run.text() + "】" : run.text();
    if (run.piece() != null) {
      return text + "〔链接：" + run.piece() + "〕";
    }
    return run.article() == null ? text : text + "〔链接：" + printed.apply(run.article()) + "〕";
  }
}
