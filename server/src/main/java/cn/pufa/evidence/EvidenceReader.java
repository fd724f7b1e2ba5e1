package cn.pufa.evidence;

import cn.pufa.evidence.EventPhotos.Photo;
import cn.pufa.evidence.Evidence.Held;
import cn.pufa.evidence.Evidence.Picture;
import cn.pufa.jointsheet.JointPart;
import cn.pufa.jointsheet.JointSheets;
import cn.pufa.leaflet.Leaflets;
import cn.pufa.leaflet.Leaflets.HandedOut;
import cn.pufa.outreach.PlanItem;
import cn.pufa.outreach.Plans;
import cn.pufa.outreach.PufaEvent;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Collects what the features of 普法 keep about events within reach. */
final class EvidenceReader {

  private final PufaEvents events;
  private final Plans plans;
  private final JointSheets sheets;
  private final Leaflets leaflets;
  private final Files files;

  EvidenceReader(
      PufaEvents events, Plans plans, JointSheets sheets, Leaflets leaflets, Files files) {
    this.events = events;
    this.plans = plans;
    this.sheets = sheets;
    this.leaflets = leaflets;
    this.files = files;
  }

  Evidence ofEvent(Tx tx, Reach reach, UUID id) {
    PufaEvent event = events.find(tx, reach, id).orElseThrow(Problem::notFound);
    List<PlanItem> items =
        Optional.ofNullable(event.planItem()).flatMap(item -> plans.item(tx, item)).stream()
            .toList();
    return new Evidence(
        Evidence.Kind.EVENT, event.title(), reach.all(), items, held(tx, reach, List.of(event)));
  }

  Evidence ofItem(Tx tx, Reach reach, UUID id) {
    PlanItem item = plans.item(tx, id).orElseThrow(Problem::notFound);
    return new Evidence(
        Evidence.Kind.ITEM,
        item.title(),
        reach.all(),
        List.of(item),
        held(tx, reach, events.held(tx, reach, null, id)));
  }

  Evidence ofYear(Tx tx, Reach reach, int year) {
    return new Evidence(
        Evidence.Kind.YEAR,
        year + "年度",
        reach.all(),
        plans.ofYear(tx, year),
        held(tx, reach, events.held(tx, reach, year, null)));
  }

  /** Who may not read joint sheets gets of them what may be shown: the marked photos. */
  private List<Held> held(Tx tx, Reach reach, List<PufaEvent> events) {
    List<UUID> ids = events.stream().map(PufaEvent::id).toList();
    Map<UUID, List<JointPart>> parts = sheets.parts(tx, ids);
    Map<UUID, List<HandedOut>> handedOut =
        leaflets.handedOut(tx, ids).stream().collect(Collectors.groupingBy(HandedOut::event));
    Map<UUID, Picture> shown = shown(tx, photos(events, parts));
    return events.stream()
        .map(
            event -> {
              var own = parts.getOrDefault(event.id(), List.of());
              List<Photo> photos = EventPhotos.of(event, own);
              List<Picture> pictures =
                  photos.stream().map(Photo::id).map(shown::get).filter(Objects::nonNull).toList();
              return new Held(
                  event,
                  reach.all() ? own : List.of(),
                  handedOut.getOrDefault(event.id(), List.of()),
                  pictures,
                  photos.size() - pictures.size());
            })
        .toList();
  }

  private static List<Photo> photos(List<PufaEvent> events, Map<UUID, List<JointPart>> parts) {
    return events.stream()
        .flatMap(event -> EventPhotos.of(event, parts.getOrDefault(event.id(), List.of())).stream())
        .toList();
  }

  /** By photo, those that may be shown. */
  private Map<UUID, Picture> shown(Tx tx, List<Photo> photos) {
    Map<UUID, PhotoMark> marks =
        PhotoMarkStore.ofPhotos(tx, photos.stream().map(Photo::id).toList());
    marks.values().removeIf(mark -> mark.shown() == null);
    Map<UUID, StoredFile> kept =
        files.find(
            tx,
            marks.values().stream()
                .collect(Collectors.toMap(mark -> mark.shown().file(), PhotoMark::ownRecord)));
    return photos.stream()
        .filter(photo -> marks.containsKey(photo.id()))
        .collect(Collectors.toMap(Photo::id, photo -> picture(photo, marks.get(photo.id()), kept)));
  }

  private static Picture picture(Photo photo, PhotoMark mark, Map<UUID, StoredFile> kept) {
    StoredFile file = Objects.requireNonNull(kept.get(mark.shown().file()));
    return new Picture(file, mark.shown().width(), mark.shown().height(), photo.department());
  }
}
