package assay.vm.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.build.FileTree;
import assay.build.Main;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stand-in has the layout of an official mirror: served over HTTP it builds an image too.
class MirrorUrlTest {
  @Test
  void imageIsBuiltFromAUrl(@TempDir Path folder) throws IOException {
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "apk wants root");
    Path mirror = StandIn.mirror();
    var server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            mirror,
            SimpleFileServer.OutputLevel.NONE);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Path out = folder.resolve("image");
    try {
      int status =
          Main.run(
              "--source",
              Path.of("..").toRealPath().toString(),
              "--mirror",
              url,
              "--keys",
              mirror.resolve("keys").toString(),
              // A cache of its own: a layer built from the folder would hide what the URL does.
              "--cache",
              folder.resolve("cache").toString(),
              "--kernel",
              "virt",
              "--out",
              out.toString());
      assertEquals(0, status);
    } finally {
      server.stop(0);
      // A root file system is full of links that JUnit would warn about one by one.
      FileTree.delete(folder.resolve("cache"));
    }
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("image.json").toFile());
    assertEquals(url, manifest.get("mirror").asText());
    assertEquals("virt", manifest.at("/kernel/flavour").asText());
    for (JsonNode entry : manifest.get("packages")) {
      assertTrue(entry.get("origin").asText().length() > 3, entry.toString());
    }
    assertTrue(Files.size(out.resolve("initramfs.img")) > 1_000_000);
  }
}
