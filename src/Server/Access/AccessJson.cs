using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;

namespace Tocsin.Server.Access;

/// <summary>What sign-in keeps and sends as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(UserPasskeyInfo))]
[JsonSerializable(typeof(PasskeyAsked))]
[JsonSerializable(typeof(PasskeyAnswer))]
[JsonSerializable(typeof(PasskeyGo))]
internal sealed partial class AccessJson : JsonSerializerContext;
