import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import io.gdcc.xoai.model.oaipmh.Granularity;
import io.gdcc.xoai.model.oaipmh.results.record.Header;
import io.gdcc.xoai.serviceprovider.ServiceProvider;
import io.gdcc.xoai.serviceprovider.client.JdkHttpOaiClient;
import io.gdcc.xoai.serviceprovider.client.OAIClient;
import io.gdcc.xoai.serviceprovider.model.Context;
import io.gdcc.xoai.serviceprovider.model.Context.KnownTransformer;
import io.gdcc.xoai.serviceprovider.parameters.ListRecordsParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What `npm run interop` asks of programs that nobody here wrote. A line of the answer begins with what it is about.
 *
 * <pre>
 * harvest ADDRESS [FROM]   each record: "record IDENTIFIER" or "deleted IDENTIFIER"
 * verify ZIP FOLDER        unpacks the bag as a stream into the folder: "valid NAME", or "invalid WHY"
 * </pre>
 */
final class Interop {
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "harvest" -> harvest(arguments[1], arguments.length > 2 ? Instant.parse(arguments[2]) : null);
      case "verify" -> verify(Path.of(arguments[1]), Path.of(arguments[2]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  static void harvest(String address, Instant from) throws Exception {
    OAIClient client = JdkHttpOaiClient.newBuilder().withBaseUrl(address).build();
    Context context = new Context()
        .withBaseUrl(address)
        .withGranularity(Granularity.Second)
        .withOAIClient(client)
        .withMetadataTransformer("oai_dc", KnownTransformer.OAI_DC);
    ServiceProvider provider = new ServiceProvider(context);
    System.out.println("identify " + provider.identify().getDeletedRecord());
    ListRecordsParameters asked = ListRecordsParameters.request().withMetadataPrefix("oai_dc");
    if (from != null) asked.withFrom(from);
    provider.listRecords(asked).forEachRemaining(record -> {
      Header header = record.getHeader();
      System.out.println((header.isDeleted() ? "deleted " : "record ") + header.getIdentifier());
    });
  }

  static void verify(Path zip, Path folder) throws Exception {
    Path root = unpacked(zip, folder);
    try (BagVerifier verifier = new BagVerifier()) {
      Bag bag = new BagReader().read(root);
      BagVerifier.quicklyVerify(bag);
      verifier.isValid(bag, false);
      System.out.println("valid " + root.getFileName());
    } catch (Exception fault) {
      System.out.println("invalid " + fault.getClass().getSimpleName() + ": " + fault.getMessage());
    }
  }

  /** As a program does that gets it over a network: entry by entry, without the directory at the end. */
  static Path unpacked(Path zip, Path folder) throws IOException {
    Path root = null;
    try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) throw new IOException("An entry climbs out: " + entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, stream.readAllBytes());
        root = folder.resolve(Path.of(entry.getName()).getName(0));
      }
    }
    return root;
  }
}
