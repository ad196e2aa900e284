/** The emoji people answer customers with, by group. Everything else is on their keyboard. */
export const emojiGroups = {
  faces: "😀 😃 😄 😁 😅 😂 🙂 😉 😊 😇 🥰 😍 😘 😋 😎 🤩 🥳 🤗 🤔 🤨 😐 😏 🙄 😬 😌 😴 🤒 🤕 🤢 😵 🤯 😕 😟 🙁 😮 😲 🥺 😢 😭 😱 😞 😓 😤 😡 🤫 🤭 🫡 🫠",
  hands: "👍 👎 👌 ✌️ 🤞 🤝 👏 🙌 🙏 💪 👋 🤙 👈 👉 👆 👇 ✋ ✊ 🫶 ✍️ 🤷 🤦 🙋 💁 🙇",
  hearts: "❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 💕 💖 ✨ ⭐ 🌟 🔥 💯 🎉 🎊 🎁 🎂 🏆 🥇 ✅ ☑️ ❌ ⚠️ ❓ ❗ 💡",
  work: "📦 🚚 ✈️ 🛒 🛍️ 💳 💶 💰 🧾 📄 📎 ✏️ 📝 📅 ⏰ ⌛ 📞 📱 💻 📧 📍 🗺️ 🏠 🏬 🔑 🔒 🔧 🛠️ ⚙️ 📷 🎥 🔊",
  life: "☀️ 🌤️ 🌧️ ❄️ 🌈 🌸 🌹 🌻 🌱 🌴 🐶 🐱 🐻 🦊 🐼 🍎 🍓 🍋 🥑 🍞 🧀 🍕 🍔 🍟 🍣 🍰 🍫 ☕ 🍷 🍺 ⚽ 🚲 🚗 🎵 🎬",
} as const;
