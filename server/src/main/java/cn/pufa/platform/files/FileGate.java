package cn.pufa.platform.files;

import cn.pufa.platform.Workers;
import cn.pufa.platform.http.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Decides by its bytes what an upload is, and lets in only what is harmless. */
final class FileGate {

  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

  private final Workers workers;

  /** A decoded image is large: one at a time, and whoever waits keeps no worker from others. */
  private final Semaphore turn = new Semaphore(1);

  FileGate(Workers workers) {
    this.workers = workers;
  }

  FileContent admit(byte[] upload, FilePurpose purpose) {
    if (purpose == FilePurpose.RECORDING) {
      return AudioGate.admit(upload);
    }
    boolean isPdf = startsWith(upload, PDF);
    if (isPdf && purpose.takesPdf) {
      return inTurn(() -> pdf(upload));
    }
    if (isPhoto(upload)) {
      return inTurn(() -> FileContent.photo(clean(upload), upload));
    }
    if (HeicHead.opens(upload)) {
      throw Problem.invalid("/file", HeicHead.HINT);
    }
    throw Problem.invalid("/file", "只收 " + (purpose.takesPdf ? "PDF、" : "") + "JPG 或 PNG。请换一个文件。");
  }

  /** Several photos as one PDF. */
  FileContent join(List<byte[]> photos) {
    return inTurn(
        () -> {
          List<byte[]> clean = new ArrayList<>();
          for (byte[] photo : photos) {
            if (!isPhoto(photo)) {
              throw Problem.invalid("/uploads", "只有照片可以合成一个文件。PDF 请一个一个传。");
            }
            clean.add(clean(photo));
          }
          return FileContent.of(FileContent.PDF, PhotoPages.join(clean));
        });
  }

  private static boolean isPhoto(byte[] upload) {
    return startsWith(upload, JPEG) || startsWith(upload, PNG);
  }

  private static byte[] clean(byte[] photo) {
    if (startsWith(photo, JPEG) && JpegEnd.isMissing(photo)) {
      throw Problem.invalid("/file", "这张照片打不开，可能没有存完整。请重新选这张照片，或者再拍一张。");
    }
    return Photo.clean(photo);
  }

  /** A kept photo as it may be shown. */
  ShownPhoto cover(byte[] photo, List<PhotoArea> areas) {
    return inTurn(() -> ShownPhoto.of(photo, areas));
  }

  private static FileContent pdf(byte[] upload) {
    PdfGate.require(upload);
    return FileContent.of(FileContent.PDF, upload);
  }

  private <T> T inTurn(Callable<T> work) {
    turn.acquireUninterruptibly();
    try {
      return workers.call(work);
    } finally {
      turn.release();
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] head) {
    return bytes.length > head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }
}
