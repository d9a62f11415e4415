using System.Security.Cryptography;
using System.Text;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Definitions;

/// <summary>Definitions with their input schemas. Each pair is stored once and never deleted.</summary>
internal sealed class DefinitionStore(Database database)
{
    /// <summary>Stores the pair and returns its id, which is derived from the texts.</summary>
    public string Save(string definition, string inputSchema)
    {
        var id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{definition}\n{inputSchema}")));
        database.Execute("INSERT OR IGNORE INTO definition VALUES ($1, $2, $3)", id, definition, inputSchema);
        return id;
    }

    public (string Definition, string InputSchema) Get(string definitionId) =>
        database.Find(
            "SELECT definition, input_schema FROM definition WHERE definition_id = $1",
            row => (row.Text(0), row.Text(1)),
            definitionId
        );
}
