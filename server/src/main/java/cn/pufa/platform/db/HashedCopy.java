package cn.pufa.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * A folder's copy with a list of its files and their SHA-256, such as {@code sha256sum --check}
 * reads, so that a copy that was damaged meanwhile is never put to work.
 */
final class HashedCopy {

  static final String LIST = "files.sha256";

  private HashedCopy() {}

  /**
   * Copies what is wanted, though somebody writes meanwhile: what is gone when its turn comes is
   * left out. Folders are all made, since PostgreSQL does not make its own.
   *
   * @param wanted whether a path, relative to the source, belongs to the copy
   * @return lines of the list
   */
  static List<String> make(Path source, Path target, String under, Predicate<String> wanted)
      throws IOException {
    List<String> lines = new ArrayList<>();
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(target.resolve(source.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = source.relativize(file).toString();
            if (attributes.isRegularFile() && wanted.test(name)) {
              try {
                lines.add(line(copy(file, target.resolve(name)), under + "/" + name));
              } catch (NoSuchFileException gone) {
                return FileVisitResult.CONTINUE;
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            if (fault instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw fault;
          }
        });
    return lines;
  }

  static String line(String sha256, String name) {
    return sha256 + "  " + name;
  }

  /**
   * @return the SHA-256 of what was copied
   */
  static String copy(Path source, Path target) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(source);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Copies the files that the list names below {@code under}.
   *
   * @throws IllegalStateException naming the first that is not what the list says
   */
  static void takeBack(Path copy, String under, Path target) throws IOException {
    for (String line : Files.readAllLines(copy.resolve(LIST))) {
      String sha256 = line.substring(0, 64);
      String name = line.substring(66);
      if (name.startsWith(under + "/")) {
        Path file = target.resolve(name.substring(under.length() + 1));
        if (!copy(copy.resolve(name), file).equals(sha256)) {
          throw new IllegalStateException(
              "%s is damaged: its SHA-256 is not the one in %s"
                  .formatted(copy.resolve(name), LIST));
        }
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
