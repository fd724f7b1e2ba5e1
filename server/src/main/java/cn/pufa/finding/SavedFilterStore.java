package cn.pufa.finding;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.reflect.TypeToken;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of saved filters; each is its person's own. */
final class SavedFilterStore {

  private static final String COLUMNS = "id, list, name, query::text as query";

  /** Two savings of one person wait for each other, so that both count what there is. */
  static final Sql LOCK = Sql.of("select id from person where id = $1 for no key update");

  static final Sql OF_LIST =
      Sql.of(
          "select " + COLUMNS + " from saved_filter where person = $1 and list = $2 order by name");
  static final Sql OF_PERSON =
      Sql.of("select " + COLUMNS + " from saved_filter where person = $1 order by list, name");
  static final Sql INSERT =
      Sql.of(
          """
      insert into saved_filter (person, list, name, query, saved_at) values ($1, $2, $3, $4::text::jsonb, $5)
          on conflict on constraint saved_filter_once do nothing returning\s"""
              + COLUMNS);
  static final Sql DELETE =
      Sql.of("delete from saved_filter where person = $1 and id = $2 returning " + COLUMNS);
  static final Sql ERASE = Sql.of("delete from saved_filter where person = $1");

  private SavedFilterStore() {}

  static void lock(Tx tx, UUID person) {
    tx.one(LOCK, row -> row.getUUID("id"), person);
  }

  static List<SavedFilter> ofList(Tx tx, UUID person, String list) {
    return tx.list(OF_LIST, SavedFilterStore::filter, person, list);
  }

  static List<SavedFilter> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, SavedFilterStore::filter, person);
  }

  /** Empty where the list has one of that name. */
  static Optional<SavedFilter> insert(Tx tx, UUID person, SavedFilter.Draft draft, Instant now) {
    return tx.first(
        INSERT,
        SavedFilterStore::filter,
        person,
        draft.list(),
        draft.name().strip(),
        GsonJson.GSON.toJson(draft.query()),
        now.atOffset(ZoneOffset.UTC));
  }

  static Optional<SavedFilter> delete(Tx tx, UUID person, UUID id) {
    return tx.first(DELETE, SavedFilterStore::filter, person, id);
  }

  static void erase(Tx tx, UUID person) {
    tx.execute(ERASE, person);
  }

  private static SavedFilter filter(Row row) {
    return new SavedFilter(
        row.getUUID("id"),
        row.getString("list"),
        row.getString("name"),
        GsonJson.GSON.fromJson(
            row.getString("query"), new TypeToken<Map<String, String>>() {}.getType()));
  }
}
