using System.Globalization;
using Globus.Automate.Language.Paths;

namespace Globus.Automate.Language.Schema;

/// <summary>
/// A place in a document. It is a linked list, so that each level costs one small object, and is formatted only for
/// messages.
/// </summary>
internal sealed class JsonLocation
{
    private readonly JsonLocation? _parent;
    private readonly PathSegment? _segment;

    private JsonLocation(JsonLocation? parent, PathSegment? segment)
    {
        this._parent = parent;
        this._segment = segment;
    }

    public static JsonLocation Root { get; } = new(null, null);

    public JsonLocation Member(string name) => new(this, new NameSegment(name));

    public JsonLocation Item(int index) => new(this, new IndexSegment(index));

    public string ToPath() => new JsonPath(Segments()).ToString();

    public string ToPointer() =>
        "#"
        + string.Concat(
            Segments()
                .Select(segment =>
                    segment switch
                    {
                        NameSegment name => "/" + name.Name.Replace("~", "~0").Replace("/", "~1"),
                        IndexSegment index => "/" + index.Index.ToString(CultureInfo.InvariantCulture),
                        _ => "",
                    }
                )
        );

    private List<PathSegment> Segments()
    {
        var segments = new List<PathSegment>();
        for (var location = this; location._segment is not null; location = location._parent!)
        {
            segments.Add(location._segment);
        }

        segments.Reverse();
        return segments;
    }
}
