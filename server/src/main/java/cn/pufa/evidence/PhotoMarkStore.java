package cn.pufa.evidence;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.PhotoArea;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** SQL of what is marked on photos. */
final class PhotoMarkStore {

  private static final int NUMBERS = 4;

  static final Sql OF_PHOTOS =
      Sql.of("select * from photo_mark where photo in (select unnest($1::uuid[]))");
  static final Sql OF_PERSON =
      Sql.of("select * from photo_mark where marked_by = $1 order by marked_at, photo");

  /** Nothing where somebody else marked it since that version was seen. */
  static final Sql MARK =
      Sql.of(
          """
      insert into photo_mark as m (photo, state, areas, shown, shown_width, shown_height, marked_by, marked_at, version)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9 + 1
       where $9 = 0 or exists (select from photo_mark where photo = $1)
      on conflict (photo) do update set state = excluded.state, areas = excluded.areas, shown = excluded.shown,
             shown_width = excluded.shown_width, shown_height = excluded.shown_height, marked_by = excluded.marked_by,
             marked_at = excluded.marked_at, version = excluded.version
       where m.version = $9
      returning *""");

  private PhotoMarkStore() {}

  /** Each of the photos to its mark. */
  static Map<UUID, PhotoMark> ofPhotos(Tx tx, Collection<UUID> photos) {
    Map<UUID, PhotoMark> marks = new HashMap<>();
    photos.forEach(photo -> marks.put(photo, PhotoMark.none(photo)));
    tx.list(OF_PHOTOS, PhotoMarkStore::mark, (Object) photos.toArray(UUID[]::new))
        .forEach(mark -> marks.put(mark.photo(), mark));
    return marks;
  }

  static List<PhotoMark> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, PhotoMarkStore::mark, person);
  }

  /**
   * @param shown null where the mark is taken back
   */
  static Optional<PhotoMark> mark(
      Tx tx, UUID photo, PhotoMark.Draft draft, PhotoMark.Shown shown, UUID person, Instant now) {
    return tx.first(
        MARK,
        PhotoMarkStore::mark,
        photo,
        draft.state().name().toLowerCase(Locale.ROOT),
        draft.areas().stream().flatMap(PhotoMarkStore::numbers).toArray(Integer[]::new),
        shown == null ? null : shown.file(),
        shown == null ? null : shown.width(),
        shown == null ? null : shown.height(),
        person,
        now.atOffset(ZoneOffset.UTC),
        draft.after());
  }

  private static Stream<Integer> numbers(PhotoArea area) {
    return Stream.of(area.x(), area.y(), area.width(), area.height());
  }

  private static PhotoMark mark(Row row) {
    UUID shown = row.getUUID("shown");
    return new PhotoMark(
        row.getUUID("photo"),
        PhotoMark.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        areas(row.getArrayOfIntegers("areas")),
        shown == null
            ? null
            : new PhotoMark.Shown(
                shown, row.getInteger("shown_width"), row.getInteger("shown_height")),
        row.getUUID("marked_by"),
        row.getOffsetDateTime("marked_at").toInstant(),
        row.getInteger("version"));
  }

  private static List<PhotoArea> areas(Integer[] numbers) {
    return IntStream.range(0, numbers.length / NUMBERS)
        .map(area -> area * NUMBERS)
        .mapToObj(
            at -> new PhotoArea(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]))
        .toList();
  }
}
