package cn.pufa.platform.files;

import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The only way any feature keeps or reads a file. */
public final class Files {

  private final Database database;
  private final BusinessClock clock;
  private final FileGate gate;
  private final FileFolder folder;

  /**
   * @param folder where the bytes lie; shared by all nodes of one database
   */
  public Files(Database database, BusinessClock clock, Workers workers, Path folder) {
    this.database = database;
    this.clock = clock;
    this.gate = new FileGate(workers);
    this.folder = new FileFolder(folder);
  }

  /** What may be kept of an upload; a problem where nothing may. Slow, so before a transaction. */
  public FileContent admit(byte[] upload, FilePurpose purpose) {
    return gate.admit(upload, purpose);
  }

  /** What may be kept of several photos together, as one PDF. Slow, so before a transaction. */
  public FileContent joinPhotos(List<byte[]> photos) {
    return gate.join(photos);
  }

  /** The photo with these areas covered. Slow, so before a transaction. */
  public ShownPhoto cover(StoredFile photo, List<PhotoArea> areas) {
    return gate.cover(folder.read(photo.sha256()), areas);
  }

  public StoredFile keep(Tx tx, FileContent content, FilePurpose purpose, UUID person) {
    FileStore.lock(tx, content.sha256());
    folder.keep(content);
    return FileStore.insert(tx, content, purpose, person, clock.now());
  }

  /**
   * What may be kept of a video or a recording that lies on the disk; a problem where it may not.
   * The file is changed: what names people and places in it goes.
   */
  public MediaFile admitMedia(Path upload) {
    return MediaGate.admit(upload);
  }

  public StoredFile keep(Tx tx, MediaFile media, FilePurpose purpose, UUID person) {
    FileStore.lock(tx, media.sha256());
    folder.keep(media);
    return FileStore.insert(tx, media, purpose, person, clock.now());
  }

  /**
   * Makes the person's file part of a record, in the transaction that makes the record. Empty where
   * there is no such file, it is somebody else's, for another purpose, or already part of a record.
   *
   * @param record kind and id, such as {@code return/UUID}
   */
  public Optional<StoredFile> attach(
      Tx tx, UUID file, UUID person, FilePurpose purpose, String record) {
    return FileStore.attach(tx, file, person, purpose, record);
  }

  /** The file, where it is part of this record. */
  public Optional<StoredFile> find(Tx tx, UUID file, String record) {
    return FileStore.find(tx, file, record);
  }

  /**
   * By id, those that are part of their record.
   *
   * @param records each file to its record
   */
  public Map<UUID, StoredFile> find(Tx tx, Map<UUID, String> records) {
    return FileStore.findAll(tx, records).stream()
        .collect(Collectors.toMap(StoredFile::id, Function.identity()));
  }

  /** From the disk, so outside of a transaction. */
  public byte[] read(StoredFile file) {
    return folder.read(file.sha256());
  }

  /** Where the bytes lie, for what sends them from there. */
  public Path path(StoredFile file) {
    return folder.path(file.sha256());
  }

  /** All that the person uploaded, the earliest first. */
  public List<StoredFile> uploadedBy(Tx tx, UUID person) {
    return FileStore.ofPerson(tx, person);
  }

  /** What the person uploaded and nothing named; the bytes follow with the next tidying up. */
  public void forgetUnattachedOf(Tx tx, UUID person) {
    FileStore.deleteUnattachedOf(tx, person);
  }

  /** What was taken out of a record that stays; the bytes follow with the next tidying up. */
  public void forget(Tx tx, UUID file, String record) {
    FileStore.delete(tx, file, record);
  }

  /** The files of a record that is deleted. */
  public void forgetOf(Tx tx, String record) {
    FileStore.deleteOf(tx, record);
  }

  /**
   * Files that nothing named in time, bytes that no row names, and what was never written whole.
   *
   * @param age how long a file waits for the record it is meant for
   */
  public void removeForgotten(Duration age) {
    database.run(tx -> FileStore.deleteUnattached(tx, clock.now().minus(age)));
    database.read(tx -> FileStore.unnamed(tx, folder.hashes())).forEach(this::removeUnnamed);
    folder.removeUnfinished(clock.now().minus(age));
  }

  /** Under the lock of {@link #keep}: an upload of the same bytes either names them or waits. */
  private void removeUnnamed(String sha256) {
    database.run(
        tx -> {
          FileStore.lock(tx, sha256);
          if (!FileStore.isNamed(tx, sha256)) {
            folder.delete(sha256);
          }
        });
  }
}
