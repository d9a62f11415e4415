using Globus.Automate.Emulator.Control.Seeding;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Tests.Control.Seeding;

/// <summary>A table that is not in the dump is not there by decision, never by oversight.</summary>
public sealed class DumpTableTests
{
    [Fact]
    public void Every_table_is_dumped_or_left_out_on_purpose()
    {
        using var database = Database.Open(directory: null, EmulatorSchema.Current);
        Assert.Equal(
            database.TableNames().Order(StringComparer.Ordinal),
            DumpTables.Dumped.Select(table => table.Name).Concat(DumpTables.Excluded).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_column_of_a_dumped_table_is_dumped_but_numbers_that_count_its_rows()
    {
        using var database = Database.Open(directory: null, EmulatorSchema.Current);
        Assert.All(DumpTables.Dumped, table =>
        {
            var columns = database.Query(
                $"SELECT name FROM pragma_table_info('{table.Name}') WHERE NOT (pk = 1 AND type = 'INTEGER')",
                row => row.Text(0)
            );
            Assert.Equal(columns.Order(StringComparer.Ordinal), table.ColumnNames.Order(StringComparer.Ordinal));
        });
    }
}
