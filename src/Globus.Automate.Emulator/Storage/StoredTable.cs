using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Globus.Automate.Emulator.Storage;

/// <summary>
/// A table that is dumped, and can be seeded. Its first column names whose rows they are: what a dump has of a flow, a
/// run or an action takes the place of all that was there of it.
/// </summary>
internal sealed class StoredTable
{
    private readonly StoredColumn[] columns;
    private readonly string select;
    private readonly string insert;
    private readonly string delete;

    /// <param name="name">The table's name.</param>
    /// <param name="columns">Its columns, each with its form where that is not plain; a column that is not named is left out.</param>
    public StoredTable(string name, string columns)
    {
        Name = name;
        this.columns = [.. columns.Split(',', StringSplitOptions.TrimEntries).Select(StoredColumn.Parse)];
        var names = string.Join(", ", this.columns.Select(column => column.Name));
        select = $"SELECT {names} FROM {name}";
        insert = $"INSERT INTO {name} ({names}) VALUES ({string.Join(", ", Enumerable.Range(1, this.columns.Length).Select(number => $"${number}"))})";
        delete = $"DELETE FROM {name} WHERE {this.columns[0].Name} = $1";
    }

    public string Name { get; }

    public IEnumerable<string> ColumnNames => columns.Select(column => column.Name);

    public JsonArray Dump(Database database) => [.. database.Query(select, ReadRow)];

    /// <exception cref="FormatException">A row has a column that is unknown, or a value that cannot stand there.</exception>
    /// <exception cref="SqliteException">A row lacks something, or contradicts another.</exception>
    public void Load(Database database, JsonArray rows)
    {
        var values = rows.Select(ToValues).ToList();
        foreach (var owner in values.Select(row => row[0]).Distinct())
        {
            database.Execute(delete, owner);
        }

        foreach (var row in values)
        {
            database.Execute(insert, row);
        }
    }

    private JsonNode ReadRow(Row row) =>
        new JsonObject(columns.Select(column => KeyValuePair.Create(column.Name, column.Read(row))));

    private object?[] ToValues(JsonNode? row)
    {
        var members = row as JsonObject ?? throw new FormatException("Each row must be an object.");
        return members.Select(member => member.Key).FirstOrDefault(name => !ColumnNames.Contains(name)) is { } unknown
            ? throw new FormatException($"There is no column '{unknown}'; there are {string.Join(", ", ColumnNames)}.")
            : [.. columns.Select(column => column.ToStored(members[column.Name]))];
    }
}
