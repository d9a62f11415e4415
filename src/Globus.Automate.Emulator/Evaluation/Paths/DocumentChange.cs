using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Evaluation.Paths;

/// <summary>A change of a document.</summary>
/// <param name="Place">The changed place.</param>
/// <param name="Existed">Whether the place existed before.</param>
/// <param name="Before">The value before the change.</param>
internal readonly record struct DocumentChange(DocumentPlace Place, bool Existed, JsonNode? Before)
{
    public void Undo()
    {
        if (Existed)
        {
            Place.Set(Before);
        }
        else
        {
            Place.Remove();
        }
    }
}
