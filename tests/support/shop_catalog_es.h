// The products and policies of a small outdoor shop in Spanish, for conversations in tests. The ids
// are those of shop_catalog.h.
#pragma once

#include <string>
#include <vector>

#include "tests/support/shop_catalog.h"

namespace aisle::test {

inline std::vector<Product> spanish_products() {
  const ChoiceNames names{"Color", "Talla"};
  const std::vector<std::string> rain = {"Ropa", "Chaquetas", "Chaquetas de lluvia"};
  const std::vector<std::string> down = {"Ropa", "Chaquetas", "Plumíferos"};
  const std::vector<std::string> boots = {"Calzado", "Botas de montaña"};
  const std::vector<std::string> packs = {"Mochilas y bolsas", "Mochilas"};
  return {
      ProductBuilder("storm", "Chaqueta Tormenta")
          .in(rain)
          .by("Tarnfell")
          .rated(460, 120)
          .has(without(grid(12900, {"Rojo brasa", "Azul lago"}, kLetters, names), "XL"))
          .with("Material", "Poliéster reciclado")
          .with("Peso", "410 g")
          .with("Impermeable", "20 000 mm de columna de agua")
          .with("Género", "Mujer")
          .about(
              "Una chaqueta impermeable para días de lluvia. La capucha cabe sobre un casco y "
              "tiene la visera rígida.\n\nDos cremalleras bajo los brazos dejan salir el calor."),
      ProductBuilder("drizzle", "Chaqueta Llovizna")
          .in(rain)
          .by("Brezza")
          .rated(410, 64)
          .has(sale(grid(7900, {"Amarillo sol", "Azul noche"}, kLetters, names), 9900))
          .with("Material", "Nailon")
          .with("Peso", "280 g")
          .with("Impermeable", "Sí")
          .with("Género", "Hombre")
          .about("Una chaqueta ligera e impermeable que se guarda en su propio bolsillo."),
      ProductBuilder("kidrain", "Chaqueta de lluvia Charco infantil")
          .in(rain)
          .by("Brezza")
          .rated(470, 88)
          .has(grid(4900, {"Amarillo sol", "Rojo brasa"}, {"110", "122", "134"}, names))
          .with("Impermeable", "Sí")
          .with("Género", "Niño")
          .about("Colorida, impermeable y fácil de cerrar para manos pequeñas."),
      ProductBuilder("cirrus", "Plumífero Cirro")
          .in(down)
          .by("Oslund")
          .rated(480, 210)
          .has(grid(22900, {"Negro carbón", "Rojo brasa"}, kLetters, names))
          .with("Material", "Nailon")
          .with("Peso", "390 g")
          .with("Poder de relleno", "750 cuin")
          .with("Impermeable", "No")
          .about("Pluma de ganso que abriga en tardes frías. No es para la lluvia: la pluma mojada "
                 "no calienta."),
      ProductBuilder("nimbus", "Chaqueta aislante Nimbo")
          .in(down)
          .by("Korrin")
          .rated(430, 51)
          .has(grid(14900, {"Verde musgo", "Gris pizarra"}, kLetters, names))
          .with("Peso", "520 g")
          .about("Un relleno sintético que sigue abrigando cuando está húmedo."),
      ProductBuilder("fjord2", "Tienda Fiordo 2")
          .in({"Tiendas de campaña"})
          .by("Tarnfell")
          .rated(450, 140)
          .has(grid(24900, {"Verde musgo"}, {}, names))
          .with("Capacidad", "2 personas")
          .with("Peso", "1,9 kg")
          .with("Material", "Poliéster ripstop")
          .with("Tamaño plegado", "45 x 14 cm")
          .with("Temporada", "3 estaciones")
          .about(
              "Una tienda para dos que se monta en diez minutos. En el ábside caben dos mochilas."),
      ProductBuilder("fjord4", "Tienda familiar Fiordo 4")
          .in({"Tiendas de campaña"})
          .by("Tarnfell")
          .rated(440, 75)
          .has(grid(39900, {"Verde musgo", "Beige arena"}, {}, names))
          .with("Capacidad", "4 personas")
          .with("Peso", "4,2 kg")
          .with("Material", "Poliéster ripstop")
          .about("Sitio para cuatro y un día de lluvia. Dos puertas, dos ábsides."),
      ProductBuilder("solo", "Tienda Solo Chochín")
          .in({"Tiendas de campaña"})
          .by("Oslund")
          .rated(470, 45)
          .has(grid(18900, {"Gris pizarra", "Naranja óxido"}, {}, names))
          .with("Capacidad", "1 persona")
          .with("Peso", "1,1 kg")
          .about("La tienda más ligera de aquí, para una persona. Se sostiene con sus bastones."),
      ProductBuilder("basecamp", "Tienda Campo base 3")
          .in({"Tiendas de campaña"})
          .by("Korrin")
          .rated(390, 22)
          .has(sale(grid(14900, {"Azul lago"}, {}, names), 17900))
          .with("Capacidad", "3 personas")
          .with("Peso", "3,4 kg")
          .about("Una cúpula sencilla para festivales y noches de verano."),
      ProductBuilder("tarp", "Toldo Dosel")
          .in({"Tiendas de campaña"})
          .by("Korrin")
          .rated(420, 31)
          .has({sold_out(variant(6900, {{"Color", "Verde musgo"}}))})
          .with("Peso", "620 g")
          .about("Un techo para la cocina o una noche bajo los árboles."),
      ProductBuilder("summit", "Botas Cumbre Pro")
          .in(boots)
          .by("Korrin")
          .rated(460, 190)
          .has(without(grid(17900, {"Gris pizarra", "Negro carbón"}, kShoes, names), "44"))
          .with("Material", "Cuero")
          .with("Peso", "620 g")
          .with("Impermeable", "Sí")
          .about("Botas de cuero con membrana para caminos duros. La suela se puede cambiar."),
      ProductBuilder("meadow", "Botas Pradera Mid")
          .in(boots)
          .by("Brezza")
          .rated(420, 97)
          .has(grid(9900, {"Verde musgo", "Beige arena"}, kShoes, names))
          .with("Material", "Ante")
          .with("Peso", "480 g")
          .with("Impermeable", "No")
          .about("Botas ligeras para caminos secos."),
      ProductBuilder("ridge", "Zapatillas de trail Cresta")
          .in({"Calzado", "Zapatillas de correr"})
          .by("Oslund")
          .rated(440, 130)
          .has(grid(11900, {"Naranja óxido", "Azul lago"}, kShoes, names))
          .with("Peso", "290 g")
          .about("Agarre en el barro, sitio para los dedos."),
      ProductBuilder("ferry28", "Mochila Travesía 28")
          .in(packs)
          .by("Oslund")
          .rated(460, 322)
          .has(grid(11900, {"Verde musgo", "Rojo brasa", "Negro carbón"}, {}, names))
          .with("Volumen", "28 l")
          .with("Peso", "980 g")
          .with("Impermeable", "Con funda de lluvia")
          .about("Una mochila de un día con la espalda de malla tensada. En el bolsillo cabe un "
                 "portátil de 15 pulgadas."),
      ProductBuilder("ferry18", "Mochila Travesía 18")
          .in(packs)
          .by("Oslund")
          .rated(450, 208)
          .has(grid(8900, {"Azul lago", "Amarillo sol"}, {}, names))
          .with("Volumen", "18 l")
          .with("Peso", "640 g")
          .about("La hermana pequeña para salidas cortas y el camino al trabajo."),
      ProductBuilder("haul", "Mochila de trekking Larga ruta 65")
          .in({"Mochilas y bolsas", "Mochilas de trekking"})
          .by("Oslund")
          .rated(480, 176)
          .has(sale(grid(27900, {"Gris pizarra"}, {}, names), 31900))
          .with("Volumen", "65 l")
          .with("Peso", "2150 g")
          .about("Para semanas más que para días."),
      ProductBuilder("drybag", "Bolsa estanca Nutria 20")
          .in({"Mochilas y bolsas", "Bolsas estancas"})
          .by("Tarnfell")
          .rated(470, 295)
          .has(grid(2900, {"Amarillo sol", "Rojo brasa"}, {}, names))
          .with("Volumen", "20 l")
          .with("Impermeable", "Sí")
          .about("Enrollar tres veces, cerrar y listo."),
      ProductBuilder("polar", "Saco de dormir Polo 800")
          .in({"Sacos de dormir"})
          .by("Korrin")
          .rated(490, 77)
          .has(grid(29900, {"Azul noche"}, {"Normal", "Largo"}, names))
          .with("Temperatura de confort", "-8 °C")
          .with("Peso", "1350 g")
          .with("Relleno", "Pluma de ganso")
          .about("Un saco de plumas para noches de invierno."),
      ProductBuilder("summer", "Saco de dormir Verano 200")
          .in({"Sacos de dormir"})
          .by("Brezza")
          .rated(400, 120)
          .has(grid(5900, {"Azul lago", "Verde musgo"}, {"Normal", "Largo"}, names))
          .with("Temperatura de confort", "12 °C")
          .with("Peso", "780 g")
          .with("Cuidado", "Lavado a máquina a 30 grados")
          .about("Un saco ligero para noches cálidas y refugios."),
      ProductBuilder("beam", "Frontal Rayo 400")
          .in({"Iluminación", "Frontales"})
          .by("Tarnfell")
          .rated(460, 260)
          .has(grid(5900, {"Negro carbón", "Naranja óxido"}, {}, names))
          .with("Luminosidad", "400 lúmenes")
          .with("Autonomía", "40 horas")
          .with("Peso", "86 g")
          .about("Se carga por USB-C. Una luz roja cuida los ojos de noche."),
      ProductBuilder("spark", "Frontal Chispa 200")
          .in({"Iluminación", "Frontales"})
          .by("Brezza")
          .rated(410, 140)
          .has(grid(2900, {"Azul lago", "Rojo brasa"}, {}, names))
          .with("Luminosidad", "200 lúmenes")
          .with("Autonomía", "60 horas")
          .with("Peso", "74 g")
          .about("Funciona con tres pilas AAA, que vienen incluidas."),
      ProductBuilder("lantern", "Farol de camping Fulgor")
          .in({"Iluminación", "Faroles"})
          .by("Korrin")
          .has(grid(3900, {"Blanco nieve"}, {}, names))
          .with("Luminosidad", "300 lúmenes")
          .about("Luz cálida para la mesa."),
      ProductBuilder("gas", "Hornillo de gas Ascua")
          .in({"Cocina", "Hornillos"})
          .by("Tarnfell")
          .rated(440, 84)
          .has(grid(4500, {"Gris pizarra"}, {}, names))
          .with("Peso", "95 g")
          .about("Hierve medio litro en tres minutos. Los cartuchos se venden aparte."),
      ProductBuilder("pot", "Juego de ollas Tetera")
          .in({"Cocina", "Ollas"})
          .by("Korrin")
          .rated(450, 61)
          .has(grid(3900, {"Gris pizarra"}, {}, names))
          .with("Material", "Titanio")
          .with("Peso", "240 g")
          .about("Dos ollas y una tapa que sirve de sartén."),
      ProductBuilder("beanie", "Gorro Merino")
          .in({"Ropa", "Gorros y guantes"})
          .by("Oslund")
          .rated(470, 286)
          .has(grid(2900, {"Rojo brasa", "Gris pizarra", "Azul noche"}, {}, names))
          .with("Material", "100 por cien lana merino")
          .about("Fino, abrigado y cabe bajo un casco."),
      ProductBuilder("gloves", "Guantes Guía")
          .in({"Ropa", "Gorros y guantes"})
          .by("Korrin")
          .rated(450, 113)
          .has(grid(8500, {"Negro carbón"}, {"S", "M", "L"}, names))
          .with("Material", "Cuero de cabra")
          .with("Táctil", "Sí")
          .about("Cuero donde pasan las cuerdas, softshell donde se mueven las manos."),
      ProductBuilder("socks", "Calcetines Senda merino")
          .in({"Ropa", "Calcetines"})
          .by("Brezza")
          .rated(460, 301)
          .has(grid(1900, {"Gris pizarra", "Verde musgo"}, {"36-38", "39-41", "42-44"}, names))
          .with("Material", "Lana merino")
          .about("Acolchados en el talón y los dedos."),
  };
}

inline std::vector<Policy> spanish_policies() {
  return {
      policy(
          "delivery", "Envío",
          {{"Plazos y gastos de envío",
            "El envío estándar tarda de 2 a 4 días laborables y cuesta 4,90 EUR. A partir de 75 "
            "EUR es gratis. El envío exprés llega el siguiente día laborable y cuesta 12,90 EUR."},
           {"Envío al extranjero",
            "Enviamos a todos los países de la Unión Europea, a Noruega y a Suiza. El envío al "
            "extranjero tarda de 4 a 8 días laborables. Los aranceles de aduana para Suiza los "
            "paga el comprador."},
           {"Seguimiento del paquete",
            "Cuando su pedido sale de aquí, recibe un correo con un enlace de seguimiento. Muestra "
            "dónde está el paquete."}}),
      policy("returns", "Devoluciones",
             {{"Devolver un artículo",
               "Puede devolver los artículos sin usar dentro de los 30 días desde la entrega. La "
               "etiqueta de devolución está en el paquete y la devolución es gratis dentro de la "
               "Unión Europea."},
              {"Artículos rebajados",
               "Los artículos rebajados se pueden devolver como los demás dentro de los 30 días, "
               "salvo que estén marcados como venta final."},
              {"Reembolsos",
               "Devolvemos el dinero dentro de los 5 días laborables después de llegar el paquete, "
               "por la misma forma de pago que usó."},
              {"Cambios",
               "Para cambiar por otra talla, devuelva el artículo y pida la talla correcta; el "
               "segundo envío es gratis."}}),
      policy("warranty", "Garantía",
             {{"Garantía",
               "Todos los productos tienen una garantía de 3 años contra fallos de material y "
               "fabricación. El desgaste normal no está cubierto."},
              {"Artículos dañados o equivocados",
               "Si un artículo llega dañado o no es el que pidió, escríbanos con una foto; lo "
               "cambiamos a nuestra cuenta."}}),
      policy("payment", "Pago",
             {{"Formas de pago",
               "Puede pagar con tarjeta de crédito, PayPal, factura y transferencia. También "
               "aceptamos tarjetas regalo."}}),
      policy("contact", "Contacto",
             {{"Cómo contactar con nosotros",
               "Nuestra atención al cliente responde por teléfono y correo, de lunes a viernes de "
               "9 a 17. Escriba a ayuda@shop.example."}}),
      policy("orders", "Pedidos",
             {{"Cambiar o cancelar un pedido",
               "Un pedido se puede cambiar o cancelar hasta que está empaquetado, normalmente "
               "durante dos horas. Contacte con atención al cliente con su número de pedido."}}),
      policy("privacy", "Privacidad",
             {{"Sus datos",
               "Guardamos los datos personales solo el tiempo que exige la ley, y nunca los "
               "vendemos."}}),
  };
}

}  // namespace aisle::test
