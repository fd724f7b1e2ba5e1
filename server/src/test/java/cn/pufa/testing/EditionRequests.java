package cn.pufa.testing;

import cn.pufa.testing.EditionFlow.Edition;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about cards, guides and their editions with which nothing is wrong. */
public final class EditionRequests implements RequestFamily {

  public static final String CITED = "hunyin-dengji-tiaoli@2025-04-06#8";

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Set<String> OPERATIONS =
      Set.of(
          "listGuides",
          "getGuide",
          "getRecording",
          "listPieces",
          "createPiece",
          "draftFromQuestion",
          "checkEdition",
          "getPiece",
          "createEdition",
          "getEdition",
          "saveEdition",
          "submitEdition",
          "decideFirstReview",
          "decideLegalReview",
          "decideSecrecyReview",
          "publishEdition",
          "recallEdition",
          "withdrawEdition",
          "compareEditions",
          "addEditionComment",
          "settleEditionComment",
          "unpublishPiece",
          "setRecording");
  private static final String LIVE_CARD = "jiehun-nianling";
  private static final String CARD_TO_UNPUBLISH = "jiehun-zai-waidi";

  private final EditionFlow flow;
  private final Edition shown;
  private final Edition saved;
  private final Edition submitted;
  private final Edition withdrawn;
  private final Edition inFirst;
  private final Edition recalled;
  private final Edition inLegal;
  private final Edition inSecrecy;
  private final Edition approved;
  private final String guide;
  private final String recording;
  private final String comment;
  private final String question;

  EditionRequests(TestServer server) {
    flow = new EditionFlow(server);
    question = cleanedQuestion(server);
    shown = flow.written();
    saved = flow.written();
    submitted = flow.written();
    withdrawn = flow.written();
    inFirst = flow.submitted();
    recalled = flow.submitted();
    inLegal = flow.firstReviewed();
    inSecrecy = flow.legallyReviewed();
    approved = flow.approved();
    guide = server.api().call("listGuides").expect(200).firstId();
    recording = recording(flow.editor(), LIVE_CARD);
    comment =
        flow.editor()
            .call("addEditionComment", shown.path(), comment("/card/answer/0"))
            .expect(201)
            .text("id");
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createPiece", "addEditionComment" -> List.of(201);
      case "createEdition", "draftFromQuestion" -> List.of(201, 409);
      case "saveEdition",
          "submitEdition",
          "decideFirstReview",
          "decideLegalReview",
          "decideSecrecyReview",
          "publishEdition",
          "recallEdition",
          "withdrawEdition",
          "settleEditionComment",
          "unpublishPiece" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getGuide" -> Map.of("guide", guide);
      case "getRecording" -> Map.of("recording", recording);
      case "getPiece", "createEdition" -> Map.of("piece", LIVE_CARD);
      case "draftFromQuestion" -> Map.of("question", question);
      case "unpublishPiece" -> Map.of("piece", CARD_TO_UNPUBLISH);
      case "setRecording" -> Map.of("piece", "jiehun-yao-dai-shenme");
      case "getEdition", "compareEditions", "addEditionComment" -> shown.path();
      case "settleEditionComment" ->
          Map.of("piece", shown.piece(), "number", 1, "comment", comment);
      case "saveEdition" -> saved.path();
      case "submitEdition" -> submitted.path();
      case "withdrawEdition" -> withdrawn.path();
      case "decideFirstReview" -> inFirst.path();
      case "recallEdition" -> recalled.path();
      case "decideLegalReview" -> inLegal.path();
      case "decideSecrecyReview" -> inSecrecy.path();
      case "publishEdition" -> approved.path();
      default -> Map.of();
    };
  }

  /** Nothing in it may be left out; null for none. */
  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createPiece" -> draft();
      case "draftFromQuestion" -> of("topic", text("marriage"));
      case "checkEdition" -> of("text", card());
      case "createEdition" -> new JsonObject();
      case "setRecording" -> recorded(flow.editor(), "jiehun-yao-dai-shenme", null);
      case "saveEdition" -> save(1, card());
      case "submitEdition", "publishEdition" -> revision(1);
      case "decideFirstReview", "decideLegalReview", "decideSecrecyReview" -> pass(1);
      case "recallEdition", "withdrawEdition", "unpublishPiece" -> reason();
      case "addEditionComment" -> comment("/card/question");
      default -> null;
    };
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(TestServer server) {
    var flow = new EditionFlow(server);
    Edition[] edition = new Edition[1];
    String[] comment = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("createPiece", () -> edition[0] = flow.written());
    String question = cleanedQuestion(server);
    commands.put(
        "draftFromQuestion",
        () ->
            created(
                flow.editor()
                    .call(
                        "draftFromQuestion",
                        Map.of("question", question),
                        of("topic", text("marriage")))));
    commands.put(
        "saveEdition",
        () -> flow.editor().call("saveEdition", edition[0].path(), save(1, card())).expect(200));
    commands.put(
        "addEditionComment",
        () ->
            comment[0] =
                flow.editor()
                    .call("addEditionComment", edition[0].path(), comment(""))
                    .expect(201)
                    .text("id"));
    commands.put(
        "settleEditionComment",
        () ->
            flow.editor()
                .call(
                    "settleEditionComment",
                    Map.of("piece", edition[0].piece(), "number", 1, "comment", comment[0]))
                .expect(200));
    commands.put("submitEdition", () -> flow.submit(edition[0], 2));
    commands.put(
        "recallEdition",
        () -> flow.editor().call("recallEdition", edition[0].path(), reason()).expect(200));
    Edition[] other = {flow.submitted()};
    commands.put("decideFirstReview", () -> flow.passFirst(other[0]));
    commands.put("decideLegalReview", () -> flow.passLegal(other[0]));
    commands.put("decideSecrecyReview", () -> flow.passSecrecy(other[0]));
    commands.put("publishEdition", () -> flow.publish(other[0]));
    String file = sound(flow.editor());
    commands.put(
        "setRecording",
        () ->
            flow.editor()
                .call(
                    "setRecording",
                    Map.of("piece", other[0].piece()),
                    recorded(flow.editor(), other[0].piece(), file))
                .expect(200));
    commands.put(
        "createEdition",
        () ->
            flow.editor()
                .call("createEdition", Map.of("piece", other[0].piece()), new JsonObject())
                .expect(201));
    commands.put(
        "withdrawEdition",
        () ->
            flow.editor()
                .call("withdrawEdition", new Edition(other[0].piece(), 2).path(), reason())
                .expect(200));
    commands.put(
        "unpublishPiece",
        () ->
            flow.approver()
                .call("unpublishPiece", Map.of("piece", other[0].piece()), reason())
                .expect(200));
    return commands;
  }

  /** Asked by a resident, its wording settled; the question's id. */
  public static String cleanedQuestion(TestServer server) {
    String id =
        server
            .as("resident")
            .call("askQuestion", Map.of(), NeedsRequests.question())
            .expect(201)
            .text("id");
    Api editor = server.as("editor");
    editor
        .call(
            "cleanQuestion",
            Map.of("question", id),
            NeedsRequests.seen(editor, id, "{wording:'演示：离婚要等多久'}"))
        .expect(200);
    return id;
  }

  public static Edition created(Api.Answer answer) {
    JsonObject json = answer.expect(201).json();
    return new Edition(
        json.getAsJsonObject("piece").get("id").getAsString(),
        line(answer).get("number").getAsInt());
  }

  public static JsonObject line(Api.Answer edition) {
    return edition.json().getAsJsonObject("line");
  }

  public static JsonObject draft() {
    var draft = new JsonObject();
    draft.addProperty("topic", "marriage");
    draft.add("text", card());
    return draft;
  }

  /** A card that could be submitted. */
  public static JsonObject card() {
    String question = "演示：结婚要带什么" + NUMBER.incrementAndGet() + "？";
    var card = new JsonObject();
    card.addProperty("question", question);
    card.add("variants", Given.texts("领证带啥", "结婚要啥材料", "登记带户口本吗"));
    var answer = new JsonArray();
    answer.add(sentence("双方都带上身份证。", CITED));
    answer.add(sentence("不清楚的，请拨打 12345。", null));
    card.add("answer", answer);
    return of("card", card);
  }

  /** A guide that could be submitted. */
  public static JsonObject guide() {
    var step = new JsonObject();
    step.addProperty("title", "去登记处");
    step.add("text", list(sentence("双方一起去。", CITED)));
    var guide = new JsonObject();
    guide.addProperty("title", "演示：怎么登记" + NUMBER.incrementAndGet());
    guide.add("variants", Given.texts("咋登记", "登记咋弄", "领证怎么办"));
    guide.add("summary", list(sentence("带上身份证就行。", CITED)));
    guide.add("steps", list(step));
    return of("guide", guide);
  }

  public static JsonArray list(JsonElement... elements) {
    var list = new JsonArray();
    for (JsonElement element : elements) {
      list.add(element);
    }
    return list;
  }

  /**
   * @param cite null for none
   */
  public static JsonObject sentence(String text, String cite) {
    var sentence = new JsonObject();
    sentence.addProperty("text", text);
    sentence.add("cites", cite == null ? new JsonArray() : Given.texts(cite));
    return sentence;
  }

  public static JsonObject save(int revision, JsonObject text) {
    JsonObject save = revision(revision);
    save.add("text", text);
    return save;
  }

  public static JsonObject revision(int revision) {
    var body = new JsonObject();
    body.addProperty("revision", revision);
    return body;
  }

  public static JsonObject pass(int revision) {
    JsonObject decision = revision(revision);
    decision.addProperty("decision", "pass");
    return decision;
  }

  public static JsonObject giveBack(int revision, String reason) {
    JsonObject decision = revision(revision);
    decision.addProperty("decision", "return");
    decision.addProperty("reason", reason);
    return decision;
  }

  public static JsonObject reason() {
    return of("reason", text("演示·测试用"));
  }

  public static JsonObject comment(String pointer) {
    var comment = new JsonObject();
    comment.addProperty("pointer", pointer);
    comment.addProperty("text", "演示：这一句再短些");
    return comment;
  }

  public static JsonObject of(String name, JsonElement value) {
    var object = new JsonObject();
    object.add(name, value);
    return object;
  }

  public static JsonElement text(String text) {
    return new com.google.gson.JsonPrimitive(text);
  }

  /** Attached to the piece; the recording's id. */
  public static String recording(Api editor, String piece) {
    String file = sound(editor);
    editor.call("setRecording", Map.of("piece", piece), recorded(editor, piece, file)).expect(200);
    return file;
  }

  /**
   * @param file null for none
   */
  public static JsonObject recorded(Api editor, String piece, String file) {
    JsonObject whole = editor.call("getPiece", Map.of("piece", piece)).expect(200).json();
    var choice = new JsonObject();
    choice.addProperty("seen", whole.getAsJsonObject("piece").get("heard").getAsInt());
    if (file != null) {
      choice.addProperty("file", file);
    }
    return choice;
  }

  /** Uploaded with success; the file's id. */
  public static String sound(Api editor) {
    return Uploads.send(editor, "recording", "audio/mpeg", Uploads.mp3()).expect(201).text("id");
  }
}
