package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Annual returns with nothing wrong, and what it takes to file one. */
public final class Filing {

  public static final String BYTES = "application/octet-stream";

  static final Sql AS_BEFORE =
      Sql.of(
          """
      update annual_return set attachment = $2, attachment_type = 'application/pdf', attachment_size = 1,
             attachment_sha256 = repeat('0', 64) where id = $1""");

  private Filing() {}

  /** Cells of a return of that year in which every rule finds nothing. */
  public static JsonObject sound(int year, String representative) {
    try (InputStream in = Filing.class.getResourceAsStream("/filing/sound.json")) {
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("{Y-1}", String.valueOf(year - 1))
              .replace("{Y+1}", String.valueOf(year + 1))
              .replace("{Y}", String.valueOf(year))
              .replace("{representative}", representative);
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The organisation's draft for the campaign. */
  public static JsonObject open(Api agent, Object campaign, String organization) {
    var start = new JsonObject();
    start.addProperty("campaign", campaign.toString());
    start.addProperty("organization", organization);
    return agent.call("openFiling", Map.of(), start).expect(200).json();
  }

  /** Fills in the whole draft; its id. */
  public static String fill(Api agent, Object campaign, String organization) {
    JsonObject filing = open(agent, campaign, organization);
    String id = filing.get("id").getAsString();
    agent.call("saveCells", of(id), soundCells(agent, filing)).expect(200);
    explainAll(agent, id);
    return id;
  }

  /** All cells of the form that {@link #sound} has, on top of what the draft shows. */
  public static JsonObject soundCells(Api agent, JsonObject filing) {
    Map<String, JsonObject> known = new HashMap<>();
    filing
        .getAsJsonArray("cells")
        .forEach(cell -> known.put(text(cell, "cell"), cell.getAsJsonObject()));
    JsonObject sound =
        sound(filing.get("year").getAsInt(), text(known.get("legalRepresentative"), "value"));
    var cells = new JsonArray();
    JsonObject form =
        agent.call("getFilingForm", Map.of("form", text(filing, "form"))).expect(200).json();
    for (JsonElement section : form.getAsJsonArray("sections")) {
      for (JsonElement cell : section.getAsJsonObject().getAsJsonArray("cells")) {
        String code = text(cell, "code");
        if (sound.has(code)) {
          // A council is not older than its organisation.
          if (code.equals("councilElectedOn")
              && text(known.get("registeredOn"), "value").compareTo(text(sound, code)) > 0) {
            sound.add(code, known.get("registeredOn").get("value"));
          }
          int seen = known.containsKey(code) ? known.get(code).get("version").getAsInt() : 0;
          cells.add(cell(code, sound.get(code), seen));
        }
      }
    }
    var draft = new JsonObject();
    draft.add("cells", cells);
    return draft;
  }

  /** One cell as it is saved; without value it is emptied. */
  public static JsonObject cell(String code, JsonElement value, int seen) {
    var cell = new JsonObject();
    cell.addProperty("cell", code);
    if (value != null) {
      cell.add("value", value);
    }
    cell.addProperty("seen", seen);
    return cell;
  }

  public static JsonObject cells(JsonObject... cells) {
    var draft = new JsonObject();
    var list = new JsonArray();
    Arrays.stream(cells).forEach(list::add);
    draft.add("cells", list);
    return draft;
  }

  private static void explainAll(Api agent, String id) {
    for (JsonElement finding :
        agent.call("listFindings", of(id)).expect(200).json().getAsJsonArray("items")) {
      if (text(finding, "severity").equals("soft")) {
        agent.call("explainFinding", of(id), explanation(text(finding, "rule"))).expect(200);
      }
    }
  }

  public static JsonObject explanation(String rule) {
    var body = new JsonObject();
    body.addProperty("rule", rule);
    body.addProperty("explanation", "演示·情况说明");
    return body;
  }

  /** Fills in and submits; the filing with its receipt. */
  public static JsonObject file(Api agent, Object campaign, String organization) {
    String id = fill(agent, campaign, organization);
    return submit(agent, id).expect(200).json();
  }

  /** Filed with one file, which the ledger names too, as it did for short returns; its id. */
  public static String asBefore(
      TestServer server, Api agent, Object campaign, String organization) {
    String id = fill(agent, campaign, organization);
    byte[] pdf = Uploads.pdf("");
    String file = attach(agent, id, upload(agent, id, pdf, pdf.length)).expect(200).text("id");
    submit(agent, id).expect(200);
    server.store().run(tx -> tx.execute(AS_BEFORE, UUID.fromString(id), UUID.fromString(file)));
    return id;
  }

  public static Api.Answer submit(Api agent, String id) {
    return agent.call("submitFiling", of(id), declared());
  }

  public static JsonObject declared() {
    var body = new JsonObject();
    body.addProperty("declaration", true);
    return body;
  }

  public static JsonObject receipt(JsonObject filing) {
    return filing.getAsJsonObject("receipt");
  }

  public static Map<String, Object> of(String id) {
    return Map.of("filing", id);
  }

  /** A whole upload, in pieces of that size; its id. */
  public static String upload(Api agent, String filing, byte[] file, int piece) {
    JsonObject upload =
        agent.call("startUpload", of(filing), upload(file, sha256(file))).expect(200).json();
    String id = text(upload, "id");
    for (int at = upload.get("offset").getAsInt(); at < file.length; at += piece) {
      append(agent, id, at, Arrays.copyOfRange(file, at, Math.min(file.length, at + piece)))
          .expect(200);
    }
    return id;
  }

  public static JsonObject upload(byte[] file, String sha256) {
    var start = new JsonObject();
    start.addProperty("name", "演示.pdf");
    start.addProperty("size", file.length);
    start.addProperty("sha256", sha256);
    return start;
  }

  public static Api.Answer append(Api agent, String upload, int offset, byte[] piece) {
    return agent.send("appendChunk", Map.of("upload", upload, "offset", offset), BYTES, piece);
  }

  public static Api.Answer attach(Api agent, String filing, String... uploads) {
    return agent.call("attachFiles", of(filing), attachment("uploads", uploads));
  }

  public static JsonObject attachment(String member, String... ids) {
    var body = new JsonObject();
    body.addProperty("cell", "auditReport");
    if (member.equals("uploads")) {
      body.add("uploads", Given.texts(ids));
    } else {
      body.addProperty(member, ids[0]);
    }
    return body;
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(JsonElement object, String member) {
    return object.getAsJsonObject().get(member).getAsString();
  }
}
