package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import metropolis.allinone.forbidden.ImportsKafka;
import org.junit.jupiter.api.Test;

class ImportTableTest {

  @Test
  void every_package_imports_only_what_the_table_allows() {
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("metropolis", "gg.jte.generated.precompiled");

    assertThat(ours).hasSizeGreaterThan(100);
    assertThat(new ImportTable().faults(ours)).isEmpty();
  }

  @Test
  void a_forbidden_import_is_caught() {
    JavaClasses offender = new ClassFileImporter().importClasses(ImportsKafka.class);

    assertThat(new ImportTable("metropolis.allinone.forbidden").faults(offender))
        .singleElement()
        .asString()
        .contains("metropolis.allinone.forbidden may not import org.apache.kafka.clients.admin");
  }

  @Test
  void a_package_that_is_not_in_the_table_is_caught() {
    JavaClasses stranger = new ClassFileImporter().importClasses(org.assertj.core.api.Assert.class);

    assertThat(new ImportTable().faults(stranger))
        .containsExactly("org.assertj.core.api is not in the import table");
  }
}
