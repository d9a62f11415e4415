using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>
/// The service's templates for a target, which convert a state's input to a request and the response to its result.
/// </summary>
internal static class RegisteredApiTemplates
{
    private const string Body = "body";
    private const string Components = "components";

    /// <summary>The error of a state whose API did not succeed.</summary>
    private const string UnableToRun = "ActionUnableToRun";

    /// <summary>The schema of the API's input in a flow: parameters by their place, and the body.</summary>
    public static JsonObject InputSchema(RegisteredApiTarget target)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var place in PlacesOf(target))
        {
            var parameters = target.Parameters.Where(parameter => parameter.Place == place).ToList();
            properties[place] = Object(parameters);
            if (parameters.Any(parameter => parameter.IsRequired))
            {
                required.Add((JsonNode)place);
            }
        }

        if (target.TakesBody)
        {
            properties[Body] = target.BodySchema?.DeepClone() ?? new JsonObject();
            if (target.RequiresBody)
            {
                required.Add((JsonNode)Body);
            }
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
        if (target.Components is { } components)
        {
            schema[Components] = new JsonObject { ["schemas"] = components.DeepClone() };
        }

        return schema;
    }

    public static JsonObject DataTemplates(RegisteredApiTarget target)
    {
        var request = new JsonObject();
        foreach (var part in PlacesOf(target).Concat(target.TakesBody ? [Body] : []))
        {
            request[part] = Reference($"$.{part}");
        }

        return new JsonObject
        {
            ["request"] = new JsonObject { ["template"] = request },
            ["response"] = new JsonObject
            {
                ["2XX"] = new JsonObject { ["template"] = Reference("$.body"), ["type"] = "success" },
                ["default"] = new JsonObject
                {
                    ["template"] = new JsonObject { ["cause"] = Reference("$.body"), ["exception"] = UnableToRun },
                    ["type"] = "failure",
                },
            },
        };
    }

    private static IEnumerable<string> PlacesOf(RegisteredApiTarget target) =>
        RegisteredApiParameter.Places.Where(place => target.Parameters.Any(parameter => parameter.Place == place));

    private static JsonObject Object(IReadOnlyList<RegisteredApiParameter> parameters) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                parameters.Select(parameter =>
                    KeyValuePair.Create(parameter.Name, (JsonNode?)(parameter.Schema?.DeepClone() ?? new JsonObject()))
                )
            ),
            ["required"] = new JsonArray([
                .. parameters.Where(parameter => parameter.IsRequired).Select(parameter => (JsonNode)parameter.Name),
            ]),
            ["additionalProperties"] = false,
        };

    private static JsonObject Reference(string path) => new() { ["$T_ref"] = path };
}
