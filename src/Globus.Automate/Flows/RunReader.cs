using System.Text.Json;
using Globus.Automate.Json;
using Globus.Automate.Json.Wire;

namespace Globus.Automate.Flows;

/// <summary>Reads a run. See <see cref="DirectReader{T}"/>; a test compares it with the serializer.</summary>
internal static class RunReader
{
    public static Run Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var members = new Members();
        MemberReader.Start(ref reader);
        while (MemberReader.Next(ref reader))
        {
            if (!TryReadText(ref reader, ref members) && !TryReadValue(ref reader, ref members))
            {
                members.Further ??= [];
                var name = reader.GetString()!;
                reader.Read();
                members.Further[name] = JsonValue.Read(ref reader);
            }
        }

        return members.ToRun();
    }

    private static bool TryReadText(ref Utf8JsonReader reader, ref Members members)
    {
        ref var text = ref members.None;
        if (reader.ValueTextEquals("status"u8))
        {
            text = ref members.Status;
        }
        else if (reader.ValueTextEquals("label"u8))
        {
            text = ref members.Label;
        }
        else if (reader.ValueTextEquals("flow_title"u8))
        {
            text = ref members.FlowTitle;
        }
        else if (reader.ValueTextEquals("display_status"u8))
        {
            text = ref members.DisplayStatus;
        }
        else if (reader.ValueTextEquals("run_owner"u8))
        {
            text = ref members.RunOwner;
        }
        else
        {
            return false;
        }

        reader.Read();
        text = reader.GetString();
        return true;
    }

    private static bool TryReadValue(ref Utf8JsonReader reader, ref Members members)
    {
        if (MemberReader.Is(ref reader, "run_id"u8))
        {
            members.RunId = reader.GetGuid();
        }
        else if (MemberReader.Is(ref reader, "flow_id"u8))
        {
            members.FlowId = MemberReader.ReadGuid(ref reader);
        }
        else if (MemberReader.Is(ref reader, "start_time"u8))
        {
            members.StartTime = MemberReader.ReadTime(ref reader);
        }
        else if (MemberReader.Is(ref reader, "completion_time"u8))
        {
            members.CompletionTime = MemberReader.ReadTime(ref reader);
        }
        else if (MemberReader.Is(ref reader, "details"u8))
        {
            members.Details = MemberReader.ReadMap(ref reader);
        }
        else
        {
            return TryReadList(ref reader, ref members) || TryReadRareValue(ref reader, ref members);
        }

        return true;
    }

    private static bool TryReadList(ref Utf8JsonReader reader, ref Members members)
    {
        if (MemberReader.Is(ref reader, "tags"u8))
        {
            members.Tags = StringListConverter.Read(ref reader);
        }
        else if (MemberReader.Is(ref reader, "run_managers"u8))
        {
            members.RunManagers = StringListConverter.Read(ref reader);
        }
        else if (MemberReader.Is(ref reader, "run_monitors"u8))
        {
            members.RunMonitors = StringListConverter.Read(ref reader);
        }
        else if (MemberReader.Is(ref reader, "user_roles"u8))
        {
            members.UserRoles = StringListConverter.Read(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static bool TryReadRareValue(ref Utf8JsonReader reader, ref Members members)
    {
        if (MemberReader.Is(ref reader, "blocking_web_input_id"u8))
        {
            members.BlockingWebInputId = MemberReader.ReadGuid(ref reader);
        }
        else if (MemberReader.Is(ref reader, "flow_last_updated"u8))
        {
            members.FlowLastUpdated = MemberReader.ReadTime(ref reader);
        }
        else if (MemberReader.Is(ref reader, "flow_description"u8))
        {
            members.FlowDescription = MemberReader.ReadMap(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private struct Members
    {
        public Guid? RunId;
        public Guid? FlowId;
        public string? None;
        public string? FlowTitle;
        public string? Label;
        public string? Status;
        public string? DisplayStatus;
        public DateTimeOffset? StartTime;
        public DateTimeOffset? CompletionTime;
        public StringList? Tags;
        public string? RunOwner;
        public StringList? RunManagers;
        public StringList? RunMonitors;
        public StringList? UserRoles;
        public JsonMap? Details;
        public Guid? BlockingWebInputId;
        public DateTimeOffset? FlowLastUpdated;
        public JsonMap? FlowDescription;
        public JsonMap? Further;

        public readonly Run ToRun() =>
            new()
            {
                RunId = RunId ?? throw new JsonException("The run has no id."),
                FlowId = FlowId,
                FlowTitle = FlowTitle,
                Label = Label,
                Status = Required.Text(Status),
                DisplayStatus = DisplayStatus,
                StartTime = StartTime,
                CompletionTime = CompletionTime,
                Tags = Tags ?? StringList.None,
                RunOwner = RunOwner,
                RunManagers = RunManagers ?? StringList.None,
                RunMonitors = RunMonitors ?? StringList.None,
                UserRoles = UserRoles ?? StringList.None,
                Details = Details,
                BlockingWebInputId = BlockingWebInputId,
                FlowLastUpdated = FlowLastUpdated,
                FlowDescription = FlowDescription,
                AdditionalProperties = Further ?? [],
            };
    }
}
