package cn.pufa.wording;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Templates that come with the product. Each is put in once, under its code; what staff make of it
 * is theirs, so a later release never touches it.
 */
final class Starter {

  private static final String RESOURCE = "/wording/%s.json";
  static final List<String> CODES =
      List.of("annual-notice", "annual-reminder", "annual-overdue", "courtesy");

  private final Database database;
  private final Commands commands;
  private final TemplateDesk desk;

  Starter(Database database, Commands commands, TemplateDesk desk) {
    this.database = database;
    this.commands = commands;
    this.desk = desk;
  }

  void seed() {
    CODES.forEach(this::seed);
  }

  private void seed(String code) {
    UUID id = UUID.randomUUID();
    database.run(
        tx -> {
          if (desk.add(tx, id, code, draft(code), null)) {
            commands.append(tx, "system", "seedTemplate", "template/" + id, null, "-");
          }
        });
  }

  static TemplateDraft draft(String code) {
    try (var in =
        new InputStreamReader(
            Starter.class.getResourceAsStream(RESOURCE.formatted(code)), StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(in, TemplateDraft.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
